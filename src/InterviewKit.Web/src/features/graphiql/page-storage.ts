import type { Storage } from '@graphiql/toolkit';

/** GraphiQL writes the headers of each query, and so the API key, into its history, even when told not to persist headers. */
const namesWithHeaders = new Set(['graphiql:queries', 'graphiql:favorites']);

const namePrefix = 'graphiql:';

/** The browser's storage for all but the history, which lasts as long as the page. */
export function createPageStorage(): Storage {
  const memory = new Map<string, string>();

  const storedNames = () => Object.keys(localStorage).filter((name) => name.startsWith(namePrefix));

  return {
    getItem: (name) => (namesWithHeaders.has(name) ? (memory.get(name) ?? null) : localStorage.getItem(name)),
    setItem(name, value) {
      if (namesWithHeaders.has(name)) memory.set(name, value);
      else localStorage.setItem(name, value);
    },
    removeItem(name) {
      memory.delete(name);
      localStorage.removeItem(name);
    },
    get length() {
      return memory.size + storedNames().length;
    },
    clear() {
      memory.clear();
      for (const name of storedNames()) localStorage.removeItem(name);
    },
  };
}
