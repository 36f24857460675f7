using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InterviewKit.People;

/// <summary>What opens somebody's first sign-in: 256 bits of chance, shown once; only its SHA-256 is stored, and it is good for 72 hours and one use.</summary>
public sealed record InvitationToken(string Text)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    public byte[] Sha256 => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    public static InvitationToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
}
