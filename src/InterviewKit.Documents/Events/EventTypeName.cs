using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Events;

/// <summary>The stored names of events and aggregates.</summary>
internal static class EventTypeName
{
    public static string Of(Type type)
    {
        if (!type.IsGenericType)
            return SqlName.SnakeCase(type.Name);
        var name = type.Name[..type.Name.IndexOf('`')];
        return SqlName.SnakeCase(name) + "<" + string.Join(",", type.GetGenericArguments().Select(Of)) + ">";
    }

    /// <summary>The form that finds the type again: full name and assembly, without the assembly's version.</summary>
    public static string DotNetTypeName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
