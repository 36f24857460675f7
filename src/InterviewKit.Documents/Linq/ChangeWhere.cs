using System.Linq.Expressions;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Operations;
using InterviewKit.Documents.Sessions;

namespace InterviewKit.Documents.Linq;

/// <summary>Changes of all documents that match a condition. The condition is parsed at once, so that a bad one is not found when saving.</summary>
internal static class ChangeWhere
{
    public static IStorageOperation Delete<T>(DocumentSession session, Expression<Func<T, bool>> condition) where T : notnull
    {
        var mapping = session.Documents.Mappings.Of<T>();
        return Of(session, mapping, mapping.IsSoftDeleted ? mapping.Sql.SoftDeleteWhere : mapping.Sql.HardDeleteWhere, condition, OperationRole.Deletion);
    }

    public static IStorageOperation HardDelete<T>(DocumentSession session, Expression<Func<T, bool>> condition) where T : notnull
    {
        var mapping = session.Documents.Mappings.Of<T>();
        return Of(session, mapping, mapping.Sql.HardDeleteWhere, condition, OperationRole.Deletion);
    }

    public static IStorageOperation UndoDelete<T>(DocumentSession session, Expression<Func<T, bool>> condition) where T : notnull
    {
        var mapping = session.Documents.Mappings.Of<T>();
        if (!mapping.IsSoftDeleted)
            throw new InvalidDocumentException($"{typeof(T).Name} is not soft-deleted, so no deletion can be undone: SoftDeleted() was expected in its mapping.");
        return Of(session, mapping, mapping.Sql.UndoDeleteWhere, condition, OperationRole.Other);
    }

    private static ChangeDocumentsWhere Of(DocumentSession session, DocumentMapping mapping, string statement, LambdaExpression condition, OperationRole role)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var slots = new Dictionary<Expression, int>(ReferenceEqualityComparer.Instance);
        var values = new ShapeReader(new QueryShape(mapping.DocumentType, QueryEnd.Condition), slots).Read(condition);
        var plan = new QueryParser(session.Documents, mapping, slots).ParseCondition(condition);
        return new ChangeDocumentsWhere(mapping.DocumentType, statement + plan.Sql, role, new PreparedQuery(plan, values, session));
    }
}
