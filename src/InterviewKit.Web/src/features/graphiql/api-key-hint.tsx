import { useGraphiQL } from '@graphiql/react';

const template = '{\n  "Authorization": "Bearer ik_"\n}';
const keyColumn = '  "Authorization": "Bearer ik_'.length + 1;

/** Says what to do when the schema could not be read; the service's own answer is in the response pane. */
export function ApiKeyHint() {
  const schemaMissing = useGraphiQL((state) => state.fetchError !== null && !state.schema);
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  if (!schemaMissing) return null;

  function startHeader() {
    if (headerEditor === undefined) return;
    if (headerEditor.getValue().trim() === '') headerEditor.setValue(template);
    headerEditor.setPosition({ lineNumber: 2, column: keyColumn });
    headerEditor.focus();
  }

  return (
    <div className="graphiql-page-hint" role="status">
      <p>
        <strong>The schema could not be read.</strong> If the service asks for an API key, enter it under Headers as{' '}
        <code>{'{"Authorization": "Bearer ik_…"}'}</code>. It is kept only until you leave this page.
      </p>
      <button type="button" onClick={startHeader} disabled={headerEditor === undefined}>
        Enter an API key
      </button>
    </div>
  );
}
