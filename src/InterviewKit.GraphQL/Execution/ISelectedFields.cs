namespace InterviewKit.GraphQL.Execution;

/// <summary>The fields that a field's own selection set asks for.</summary>
internal interface ISelectedFields
{
    public bool Contains(string fieldName);
}
