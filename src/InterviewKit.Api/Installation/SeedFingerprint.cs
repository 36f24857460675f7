using System.Security.Cryptography;
using System.Text;
using InterviewKit.Api.Hosting;

namespace InterviewKit.Api.Installation;

/// <summary>Tells whether the files of the seed are those that were loaded, without reading them as a bank.</summary>
internal static class SeedFingerprint
{
    /// <returns>SHA-256 over the names and contents of all files, in lower-case hexadecimals.</returns>
    /// <exception cref="StartException">The folder is not there.</exception>
    public static string Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new StartException($"The seed's files are missing: there is no folder '{folder}'.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)}\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
