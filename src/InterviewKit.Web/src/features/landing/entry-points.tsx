import { SimpleGrid, Text } from '@mantine/core';
import { Section } from '../../components/section';
import { servicePath } from '../../lib/service-path';
import classes from './card.module.css';

const entryPoints = [
  {
    name: 'GraphQL',
    path: servicePath.graphql,
    what: 'Queries and mutations. In a browser it opens GraphiQL.',
  },
  {
    name: 'API documentation',
    path: servicePath.apiDocs,
    what: 'The REST side, for whoever operates the service.',
  },
  {
    name: 'Schema',
    path: servicePath.schema,
    what: 'The whole GraphQL schema as text, for code generators; takes an API key.',
  },
  {
    name: 'Health',
    path: servicePath.healthReady,
    what: 'Readiness, for load balancers and for you.',
  },
];

export function EntryPoints() {
  return (
    <Section title="Where to start" lead="Every address of this service that a person opens by hand.">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {entryPoints.map(({ name, path, what }) => (
          <a key={path} href={path} className={classes.card}>
            <span className={classes.name}>{name}</span>
            <code className={classes.path}>{path}</code>
            <Text size="sm" c="dimmed" component="span" display="block">
              {what}
            </Text>
          </a>
        ))}
      </SimpleGrid>
    </Section>
  );
}
