// Writes as SDL what the introspection of an endpoint tells: introspect.mjs <url> <file>.
import { writeFileSync } from 'node:fs';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';

const [url, file] = process.argv.slice(2);
const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true, schemaDescription: true, directiveIsRepeatable: true });
const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
writeFileSync(file, printSchema(buildClientSchema(data)));
