using System.Net;
using System.Net.Sockets;

namespace InterviewKit.EmbeddedPostgres.Processes;

internal static class LoopbackPort
{
    /// <summary>A port of 127.0.0.1 that was free a moment ago; another process may still take it first.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
