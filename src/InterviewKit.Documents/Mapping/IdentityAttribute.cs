namespace InterviewKit.Documents;

/// <summary>Marks the property that is the document's identity, when it is not called <c>Id</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentityAttribute : Attribute;
