using System.Globalization;
using System.Text;

namespace InterviewKit.GraphQL;

/// <summary>
/// The way from the root of a response to one position in it: response names and list positions. Immutable; a path shares
/// its beginning with the paths it was extended from, so that extending costs one small object.
/// </summary>
public sealed class ResponsePath
{
    private ResponsePath(ResponsePath? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
        Length = parent is null ? 1 : parent.Length + 1;
    }

    /// <summary>The path without its last segment; null for a segment of the root.</summary>
    public ResponsePath? Parent { get; }

    /// <summary>The response name (alias or field name) of the last segment; null where that is a list position.</summary>
    public string? Name { get; }

    /// <summary>The zero-based list position of the last segment; -1 where that is a name.</summary>
    public int Index { get; }

    /// <summary>How many segments the path has, at least 1.</summary>
    public int Length { get; }

    /// <summary>The path of a field of the operation's root.</summary>
    public static ResponsePath Root(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new ResponsePath(null, name, -1);
    }

    /// <summary>The path of a field of this position's object.</summary>
    public ResponsePath Append(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new ResponsePath(this, name, -1);
    }

    /// <summary>The path of an item of this position's list.</summary>
    public ResponsePath Append(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new ResponsePath(this, null, index);
    }

    /// <summary>The segments from the root on: strings and (boxed) integers, as the response's <c>path</c> lists them.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new object[Length];
        for (var path = this; path is not null; path = path.Parent)
            segments[path.Length - 1] = path.Name is { } name ? name : path.Index;
        return segments;
    }

    /// <summary>The path as people write it: <c>interviews[2].scorecard</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in ToList())
        {
            if (segment is int index)
                text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else
                text.Append(text.Length == 0 ? "" : ".").Append(segment);
        }

        return text.ToString();
    }
}
