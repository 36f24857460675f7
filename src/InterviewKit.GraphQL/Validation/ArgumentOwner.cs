using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>A field or directive that arguments are given to.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Coordinate">Its coordinate, or its name where it is unknown.</param>
/// <param name="Arguments">What is given.</param>
/// <param name="Definitions">What it takes; null where it is unknown.</param>
internal readonly record struct ArgumentOwner(
    SyntaxNode Node,
    string Coordinate,
    ImmutableArray<ArgumentNode> Arguments,
    NamedList<InputValueDefinition>? Definitions);
