import { Text } from '@mantine/core';
import { CodeBlock } from '../../components/code-block';
import { Section } from '../../components/section';
import { firstQuery } from '../../lib/first-query';
import { servicePath } from '../../lib/service-path';

export function FirstQuery() {
  return (
    <Section
      title="A first query"
      lead="Any HTTP client will do. An API key belongs to one workspace and carries the scopes it was made with; reading questions takes QUESTIONS_READ."
    >
      <CodeBlock label="Three questions of the bank, with curl" code={curlCommand(window.location.origin)} />
      <Text size="sm" c="dimmed" mt="sm">
        The first key is made when the service first starts with <code>INTERVIEWKIT_BOOTSTRAP_KEY</code> set; README.md says
        how to make one.
      </Text>
    </Section>
  );
}

function curlCommand(origin: string): string {
  const body = JSON.stringify({ query: firstQuery.replace(/\s+/g, ' ').trim() });
  return `export INTERVIEWKIT_KEY=ik_…   # your API key

curl ${origin}${servicePath.graphql} \\
  -H "Authorization: Bearer $INTERVIEWKIT_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${body}'`;
}
