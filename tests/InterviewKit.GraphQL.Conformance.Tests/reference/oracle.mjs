// Answers questions about GraphQL with the reference implementation.
import {
  assertValidSchema, buildSchema, execute, GraphQLError, isAbstractType, isEnumType, isListType, isNonNullType,
  isObjectType, isScalarType, lexicographicSortSchema, parse, print, printSchema, specifiedRules, validate, visit,
} from 'graphql';
import { serve } from './lines.mjs';

const schemas = new Map();

const placesOf = (error) => (error.locations ?? []).map(({ line, column }) => [line, column]);

const isInVariable = (document, position) =>
  document.definitions.some((definition) => definition.variableDefinitions?.some(({ loc }) => loc.start <= position && position < loc.end));

const answers = {
  parse({ text }) {
    const document = parse(text);
    // A block string and a plain one of the same text mean the same.
    return { normal: print(visit(document, { StringValue: (node) => ({ ...node, block: false }) })) };
  },

  schema({ name, sdl }) {
    const schema = buildSchema(sdl);
    assertValidSchema(schema);
    if (name) schemas.set(name, schema);
    return { sorted: printSchema(lexicographicSortSchema(schema)) };
  },

  // Rule by rule, since errors of the reference do not say which rule they are of.
  validate({ schema, text }) {
    const document = parse(text);
    const errors = [];
    for (const rule of specifiedRules) {
      for (const error of validate(schemas.get(schema), document, [rule], { maxErrors: 100_000 })) {
        errors.push({
          rule: rule.name,
          places: placesOf(error),
          atVariable: isInVariable(document, error.positions?.[0]),
          ofOneOf: error.message.startsWith('Within OneOf Input Object type'),
        });
      }
    }
    return { errors };
  },

  execute({ schema, text, variables, operationName }) {
    const document = parse(text);
    if (validate(schemas.get(schema), document).length > 0) return { invalid: true };
    const result = execute({
      schema: schemas.get(schema),
      document,
      variableValues: variables,
      operationName,
      rootValue: { key: 1 },
      fieldResolver: resolveField,
      typeResolver: (value) => value.type,
    });
    return {
      hasData: 'data' in result,
      data: result.data ?? null,
      errors: (result.errors ?? []).map((error) => ({ message: error.message, path: error.path ?? null, places: placesOf(error) })),
    };
  },
};

// The made-up data: every value follows from the way to it. MockValues.cs computes the same.
function hash(key, text) {
  let value = (key ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}

function resolveField(parent, args, _context, info) {
  const definition = info.parentType.getFields()[info.fieldName];
  const given = definition.args.length > 0 ? JSON.stringify(args) : '';
  const key = hash(parent.key, info.fieldName + given);
  if (key % 11 === 0) throw new GraphQLError('mock');
  const nullable = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType;
  if (given && nullable.name === 'String') return given;
  return valueOf(info.schema, info.returnType, key);
}

function valueOf(schema, type, key) {
  if (isNonNullType(type)) {
    if (key % 19 === 3) return null;
    type = type.ofType;
  } else if (key % 5 === 0) return null;
  if (isListType(type)) return Array.from({ length: key % 4 }, (_, i) => valueOf(schema, type.ofType, hash(key, String(i))));
  if (isObjectType(type)) return { type: type.name, key };
  if (isAbstractType(type)) {
    const names = schema.getPossibleTypes(type).map((possible) => possible.name).sort();
    return { type: names[key % names.length], key };
  }
  if (isEnumType(type)) return type.getValues()[key % type.getValues().length].name;
  if (!isScalarType(type)) throw new Error(`no mock of ${type}`);
  switch (type.name) {
    case 'Int': return (key % 2001) - 1000;
    case 'Float': return (key % 4001) / 8;
    case 'Boolean': return key % 2 === 1;
    case 'ID': return String(key % 1000);
    default: return `s${key % 100}`;
  }
}

serve(answers, (error) => ({ error: error.message, places: placesOf(error) }));
