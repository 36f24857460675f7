using System.Reflection;
using System.Reflection.Emit;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Mocks;

/// <summary>A CLR type for every object, enum and input object of a schema, so that any SDL can be bound without code of its own.</summary>
internal sealed class EmittedTypes
{
    private readonly Dictionary<string, Type> types = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> enumNames = [];
    private readonly Dictionary<string, object> enumValues = new(StringComparer.Ordinal);

    public EmittedTypes(Schema schema)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Mocks"), AssemblyBuilderAccess.Run).DefineDynamicModule("Mocks");
        foreach (var type in schema.Types)
        {
            if (type.Name.StartsWith("__", StringComparison.Ordinal)) continue;
            if (type is ObjectType) types[type.Name] = module.DefineType(type.Name, TypeAttributes.Public, typeof(MockObject)).CreateType();
            else if (type is EnumType named) AddEnum(module, named);
            else if (type is InputObjectType) types[type.Name] = module.DefineType(type.Name, TypeAttributes.Public, typeof(MockInput));
        }

        InputObjectType[] inputs = [.. schema.Types.OfType<InputObjectType>()];
        foreach (var input in inputs) AddProperties((TypeBuilder)types[input.Name], input);
        foreach (var input in inputs) types[input.Name] = ((TypeBuilder)types[input.Name]).CreateType();
        Arguments = new ArgumentText(this);
    }

    public ArgumentText Arguments { get; }

    public Type this[string name] => types[name];

    public MockObject Create(ObjectType type, uint key)
    {
        var created = (MockObject)Activator.CreateInstance(types[type.Name])!;
        created.Key = key;
        return created;
    }

    public object EnumValue(EnumType type, string name) => enumValues[$"{type.Name}.{name}"];

    public string EnumName(object value) => enumNames[value];

    /// <summary>The CLR type of what fields of the type return: always one that can be null.</summary>
    public Type Output(GraphQLType type) => type.Nullable switch
    {
        ListType list => Output(list.ItemType).MakeArrayType(),
        ObjectType named => types[named.Name],
        CompositeType => typeof(MockObject),
        EnumType named => typeof(Nullable<>).MakeGenericType(types[named.Name]),
        var scalar => Scalar(scalar.Named.Name) is { IsValueType: true } clrType ? typeof(Nullable<>).MakeGenericType(clrType) : Scalar(scalar.Named.Name),
    };

    private Type Input(GraphQLType type)
    {
        var clrType = type.Nullable switch
        {
            ListType list => Input(list.ItemType).MakeArrayType(),
            ScalarType scalar => Scalar(scalar.Name),
            var named => types[named.Named.Name],
        };
        var isValue = type.Nullable is EnumType || clrType is { IsValueType: true };
        return isValue && !type.IsNonNull ? typeof(Nullable<>).MakeGenericType(clrType) : clrType;
    }

    private static Type Scalar(string name) => name switch
    {
        "Int" => typeof(int),
        "Float" => typeof(double),
        "Boolean" => typeof(bool),
        "String" or "ID" => typeof(string),
        _ => typeof(object),
    };

    private void AddEnum(ModuleBuilder module, EnumType type)
    {
        var builder = module.DefineEnum(type.Name, TypeAttributes.Public, typeof(int));
        for (var i = 0; i < type.Values.Count; i++) builder.DefineLiteral(PascalCase(type.Values[i].Name), i);
        var clrType = builder.CreateType();
        types[type.Name] = clrType;
        for (var i = 0; i < type.Values.Count; i++)
        {
            var value = Enum.ToObject(clrType, i);
            enumNames[value] = type.Values[i].Name;
            enumValues[type.Values[i].Coordinate] = value;
        }
    }

    private void AddProperties(TypeBuilder builder, InputObjectType input)
    {
        foreach (var field in input.Fields)
        {
            var valueType = Input(field.Type);
            var propertyType = typeof(Optional<>).MakeGenericType(valueType);
            var name = char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
            var property = builder.DefineProperty(name, PropertyAttributes.None, propertyType, null);
            var getter = builder.DefineMethod($"get_{name}", MethodAttributes.Public, propertyType, []);
            Emit(getter.GetILGenerator(), nameof(MockInput.Read), field.Name, valueType, hasValue: false);
            property.SetGetMethod(getter);
            var setter = builder.DefineMethod($"set_{name}", MethodAttributes.Public, null, [propertyType]);
            Emit(setter.GetILGenerator(), nameof(MockInput.Write), field.Name, valueType, hasValue: true);
            property.SetSetMethod(setter);
        }
    }

    private static void Emit(ILGenerator code, string method, string name, Type valueType, bool hasValue)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, name);
        if (hasValue) code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, typeof(MockInput).GetMethod(method)!.MakeGenericMethod(valueType));
        code.Emit(OpCodes.Ret);
    }

    private static string PascalCase(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(static word => word[..1].ToUpperInvariant() + word[1..].ToLowerInvariant()));
}
