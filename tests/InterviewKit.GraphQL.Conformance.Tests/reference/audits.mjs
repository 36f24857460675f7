// Runs the audits of graphql-http against a server.
import { serverAudits } from 'graphql-http';
import { serve } from './lines.mjs';

const audits = new Map(serverAudits({ url: process.argv[2] }).map((audit) => [audit.id, audit]));

const answers = {
  list: () => ({ ids: [...audits.keys()] }),
  async run({ audit }) {
    const { name, status, reason } = await audits.get(audit).fn();
    return { name, status, reason: reason ?? null };
  },
};

serve(answers);
