using System.Security.Cryptography;
using System.Text;
using InterviewKit.People;

namespace InterviewKit.Tests.People;

public sealed class ApiKeySecretTests
{
    private const string Key = "ik_abc12345_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcde-_";

    [Fact]
    public void A_key_is_parsed_by_position()
    {
        ApiKeySecret.TryParse(Key, out var secret).ShouldBeTrue();

        secret.Prefix.ShouldBe("abc12345");
        secret.Sha256.ShouldBe(SHA256.HashData(Encoding.ASCII.GetBytes(Key[12..])));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ik_abc12345_tooshort")]
    [InlineData("IK_abc12345_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcde-_")]
    [InlineData("ik_ABC12345_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcde-_")]
    [InlineData("ik_abc12345-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcde-_")]
    [InlineData("ik_abc12345_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcde+/")]
    public void What_has_not_the_form_of_a_key_is_none(string? text)
    {
        ApiKeySecret.TryParse(text, out _).ShouldBeFalse();
    }
}
