using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>Finds out whether values depend on variables. Recursion is as deep as the parser lets values nest.</summary>
internal static class VariableSearch
{
    public static bool HasVariable(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            if (HasVariable(argument.Value)) return true;
        }

        return false;
    }

    public static bool HasVariable(ValueNode value)
    {
        WorkCount.Add();
        switch (value)
        {
            case VariableNode:
                return true;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    if (HasVariable(item)) return true;
                }

                return false;
            case ObjectValueNode entries:
                foreach (var field in entries.Fields)
                {
                    if (HasVariable(field.Value)) return true;
                }

                return false;
            default:
                return false;
        }
    }
}
