import { SimpleGrid, Text, Title } from '@mantine/core';
import { Section } from '../../components/section';
import classes from './card.module.css';

const audiences = [
  {
    who: 'Interviewers',
    what: 'Pull a question set for the role, with what to listen for, and score each dimension against written anchors.',
  },
  {
    who: 'Hiring panels',
    what: 'Compare scorecards once all are in, see where you disagree, and decide in the open.',
  },
  {
    who: 'Recruiters and leads',
    what: 'Plan loops that cover every dimension, and watch which questions are worn out or leaked.',
  },
  {
    who: 'Applicant tracking systems',
    what: 'Schedule interviews and read results over GraphQL, webhooks and a change feed.',
  },
];

export function Audiences() {
  return (
    <Section title="Whom it is for" lead="Everyone who takes part in deciding whether a person fits a role.">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {audiences.map(({ who, what }) => (
          <div key={who} className={classes.card}>
            <Title order={3} size="h4" mb={6}>
              {who}
            </Title>
            <Text size="sm" c="dimmed">
              {what}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Section>
  );
}
