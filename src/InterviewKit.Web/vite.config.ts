import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

const service = process.env.INTERVIEWKIT_URL ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    // Monaco and its workers are large by nature; they load only on the GraphiQL page.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      input: { landing: 'index.html', graphiql: 'graphiql/index.html' },
      output: {
        // Shared by both pages; without a name it would be called after whichever module comes first.
        codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// }] },
      },
      onLog(level, log, report) {
        // React's "use client" and "use no memo" in packages say nothing to a bundle for the browser.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: {
    // `npm run dev` shows the page alone; everything else is answered by a running service.
    proxy: {
      '/graphql': { target: service, ws: true },
      '/health': service,
      '/api': service,
    },
  },
});
