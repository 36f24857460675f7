import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Long enough to type on, short enough not to wait for after a paste. */
const pauseMs = 600;

/**
 * Reads the schema again when the headers change: without a valid `Authorization` the service tells nothing of it,
 * and GraphiQL itself asks only once.
 */
export function SchemaFollowsHeaders() {
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  const actions = useGraphiQLActions();
  const lastHeaders = useRef('');

  useEffect(() => {
    if (headerEditor === undefined) return;

    let timer: number | undefined;
    const subscription = headerEditor.onDidChangeModelContent(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const headers = headerEditor.getValue();
        if (headers === lastHeaders.current || !isJsonObject(headers)) return;

        lastHeaders.current = headers;
        void actions.introspect();
      }, pauseMs);
    });

    return () => {
      window.clearTimeout(timer);
      subscription.dispose();
    };
  }, [headerEditor, actions]);

  return null;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
