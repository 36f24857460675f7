// Runs operations through the clients graphql-ws and graphql-sse.
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import { serve } from './lines.mjs';

const [httpUrl, wsUrl] = process.argv.slice(2);

// Takes up to `take` results and leaves; says how the operation ended.
async function collect(client, { query, variables, take = Infinity }) {
  const results = [];
  const operation = client.iterate({ query, variables });
  try {
    for await (const result of operation) {
      results.push(result);
      if (results.length >= take) return { results, end: 'left' };
    }
    return { results, end: 'complete' };
  } catch (error) {
    return { results, end: 'error', error: Array.isArray(error) ? error : (error.message ?? String(error)), code: error.code ?? null };
  }
}

function webSocketClient(options = {}) {
  const seen = { pongs: 0, closed: null };
  const client = createWsClient({
    url: wsUrl, webSocketImpl: WebSocket, retryAttempts: 0, onNonLazyError: () => {}, ...options,
    on: { pong: (received) => { if (received) seen.pongs++; }, closed: (event) => { seen.closed = event.code; } },
  });
  return { client, seen };
}

const until = async (condition) => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

const answers = {
  async ws(question) {
    const { client, seen } = webSocketClient();
    const answer = await collect(client, question);
    await client.dispose();
    await until(() => seen.closed !== null);
    return { ...answer, closed: seen.closed };
  },

  // All over one connection.
  async wsMany({ count, ...question }) {
    const { client } = webSocketClient({ lazyCloseTimeout: 1_000 });
    const all = await Promise.all(Array.from({ length: count }, (_, i) => collect(client, { ...question, variables: { ...question.variables, to: 1 + (i % 5) } })));
    await client.dispose();
    return { all };
  },

  async wsKeepAlive({ pongs }) {
    const { client, seen } = webSocketClient({ lazy: false, keepAlive: 20 });
    await until(() => seen.pongs >= pongs);
    await client.dispose();
    return { pongs: seen.pongs };
  },

  // Stays connected until the server closes; the answer comes then.
  async wsUntilClosed({ query }) {
    const { client, seen } = webSocketClient();
    const answer = await collect(client, { query });
    await until(() => seen.closed !== null);
    return { ...answer, closed: seen.closed };
  },

  // Sends messages as they are, and says with which code the server closes.
  raw({ messages, protocol = 'graphql-transport-ws' }) {
    return new Promise((resolve) => {
      const socket = new WebSocket(wsUrl, protocol);
      socket.on('open', () => messages.forEach((message) => socket.send(message)));
      socket.on('close', (code) => resolve({ code }));
      socket.on('error', () => {});
    });
  },

  async sse(question) {
    const client = createSseClient({ url: httpUrl, retryAttempts: 0 });
    const answer = await collect(client, question);
    client.dispose();
    return answer;
  },

  async sseMany({ count, ...question }) {
    const client = createSseClient({ url: httpUrl, retryAttempts: 0 });
    const all = await Promise.all(Array.from({ length: count }, (_, i) => collect(client, { ...question, variables: { ...question.variables, to: 1 + (i % 5) } })));
    client.dispose();
    return { all };
  },
};

serve(answers);
