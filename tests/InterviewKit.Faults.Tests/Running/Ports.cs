using System.Net;
using System.Net.Sockets;

namespace InterviewKit.Faults.Tests.Running;

/// <summary>Ports for what is killed and started again where it was.</summary>
internal static class Ports
{
    /// <summary>Below those that systems give to outgoing connections: one of those could take the port while its owner is down.</summary>
    private const int First = 20_000;
    private const int Last = 29_999;

    public static int FindFree()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(First, Last + 1));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: another one is not.
            }
        }
    }
}
