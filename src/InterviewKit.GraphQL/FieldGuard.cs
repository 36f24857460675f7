namespace InterviewKit.GraphQL;

/// <summary>
/// Decides, before a field is resolved or a value of an object type is completed, whether it may be answered: null lets it pass,
/// an error takes its place at every path. Asked once for each field and level, never for fields that are not selected.
/// </summary>
/// <param name="context">
/// The field that is about to be answered; for a guard on an object type, the field that returned the value.
/// </param>
public delegate GraphQLError? FieldGuard(FieldContext context);
