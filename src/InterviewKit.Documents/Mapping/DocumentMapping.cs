namespace InterviewKit.Documents.Mapping;

internal abstract class DocumentMapping;
internal sealed class DocumentMapping<T> : DocumentMapping;
