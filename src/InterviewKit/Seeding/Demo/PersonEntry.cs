using InterviewKit.Access;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>Somebody of the demo, as its file has them.</summary>
internal sealed record PersonEntry(SeedKey Key, string Name, string Email, IReadOnlyList<PersonRole> Roles)
{
    public static PersonEntry Read(Fields fields) => new(
        fields.Key("key"),
        fields.Text("name", 1, TextRules.NameMax),
        fields.DemoEmail("email"),
        fields.Enums<PersonRole>("roles"));

    public Person ToPerson(string workspace) => new()
    {
        Id = DemoIds.Of<PersonId>(workspace, Key.Value),
        Name = Name,
        Email = Email,
        Roles = Roles,
    };
}

/// <summary>A candidate of the demo, as its file has them.</summary>
internal sealed record CandidateEntry(SeedKey Key, string Name, string Email)
{
    public static CandidateEntry Read(Fields fields) => new(
        fields.Key("key"),
        fields.Text("name", 1, TextRules.NameMax),
        fields.DemoEmail("email"));
}

internal static class DemoEmails
{
    /// <summary>RFC 2606 reserves it: whatever the service sends to people of the demo reaches nobody.</summary>
    private const string Domain = "@example.com";

    /// <summary>An address that is nobody's.</summary>
    public static string DemoEmail(this Fields fields, string field)
    {
        var email = fields.Text(field, 3, Emails.LengthMax);
        if (email.Length == 0)
        {
            return email;
        }

        fields.File.Problem(fields.Lines.Of(field), Emails.Check(email, field));
        if (!email.EndsWith(Domain, StringComparison.Ordinal))
        {
            fields.File.Problem(fields.Lines.Of(field), $"{field} is \"{email}\"; an address that ends in {Domain} was expected, since people of the demo must not be real.");
        }

        return email;
    }
}
