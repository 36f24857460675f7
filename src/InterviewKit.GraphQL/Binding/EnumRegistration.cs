using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Execution.Completion;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>An enum type that is to be bound to a CLR enum.</summary>
internal abstract class EnumRegistration(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    /// <summary>Pairs values and members; what has no counterpart is a problem.</summary>
    public abstract EnumBinding Bind(EnumType type, BindingProblems problems);
}

/// <summary>A bound enum, for input and output.</summary>
/// <param name="ClrType">The CLR enum.</param>
/// <param name="Reader">Reads values.</param>
/// <param name="Completion">Completes values of the CLR enum.</param>
/// <param name="NullableCompletion">Completes values of its nullable.</param>
internal sealed record EnumBinding(Type ClrType, InputReader Reader, Func<ValueCompletion> Completion, Func<ValueCompletion> NullableCompletion);

internal sealed class EnumRegistration<TEnum>(string typeName) : EnumRegistration(typeName, typeof(TEnum))
    where TEnum : struct, Enum
{
    public override EnumBinding Bind(EnumType type, BindingProblems problems)
    {
        var members = Enum.GetNames<TEnum>().ToDictionary(ValueName, Enum.Parse<TEnum>, StringComparer.Ordinal);
        var byValue = new Dictionary<EnumValueDefinition, TEnum>();
        foreach (var value in type.Values)
        {
            if (members.Remove(value.Name, out var member)) byValue.Add(value, member);
            else problems.Add(value.Coordinate, $"the enum {typeof(TEnum).Name} has no member for this value.");
        }

        foreach (var (name, member) in members)
            problems.Add(type.Name, $"the member {typeof(TEnum).Name}.{member} has no value {name} here.");

        var format = new EnumFormat<TEnum>(byValue.GroupBy(static pair => pair.Value).ToFrozenDictionary(
            static pair => pair.Key, static pair => JsonEncodedText.Encode(pair.First().Key.Name)));
        return new EnumBinding(
            typeof(TEnum),
            new EnumReader<TEnum>(byValue.ToFrozenDictionary()),
            () => new LeafCompletion<TEnum>(format),
            () => new LeafCompletion<TEnum?>(new NullableFormat<TEnum>(format)));
    }

    /// <summary>
    /// <c>SystemDesign</c> becomes <c>SYSTEM_DESIGN</c>: an underscore before each capital letter that begins a word.
    /// </summary>
    internal static string ValueName(string member)
    {
        var name = new StringBuilder(member.Length + 4);
        for (var i = 0; i < member.Length; i++)
        {
            var beginsWord = i > 0 && char.IsUpper(member[i])
                && (!char.IsUpper(member[i - 1]) || (i + 1 < member.Length && char.IsLower(member[i + 1])));
            if (beginsWord && member[i - 1] != '_') name.Append('_');
            name.Append(char.ToUpperInvariant(member[i]));
        }

        return name.ToString();
    }
}

internal sealed class EnumFormat<TEnum>(FrozenDictionary<TEnum, JsonEncodedText> names) : LeafFormat<TEnum>
    where TEnum : struct, Enum
{
    public override bool NeedsCheck => true;

    public override string? Problem(TEnum value) =>
        names.ContainsKey(value) ? null : $"The enum {typeof(TEnum).Name} has no member with the value {value:D}.";

    public override void Write(Utf8JsonWriter json, TEnum value) => json.WriteStringValue(names[value]);
}
