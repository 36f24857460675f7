import { createInterface } from 'node:readline';

/** Answers questions: one JSON object a line in, one a line out, matched by `id`. */
export function serve(answers, describe = (error) => ({ error: error.stack ?? String(error) })) {
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const { id, ask, ...question } = JSON.parse(line);
    let answer;
    try {
      answer = { ok: true, ...(await answers[ask](question)) };
    } catch (error) {
      answer = { ok: false, ...describe(error) };
    }
    process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
  });
}
