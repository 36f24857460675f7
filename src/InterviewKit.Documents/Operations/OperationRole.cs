namespace InterviewKit.Documents.Operations;

internal enum OperationRole
{
    Upsert,
    Insert,
    Update,
    Deletion,
    Events,
    Other,
}
