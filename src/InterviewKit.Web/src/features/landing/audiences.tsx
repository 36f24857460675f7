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
    what: 'Read the scorecards once yours is in, see where you disagree, and how sure the profile is.',
  },
  {
    who: 'Recruiters and leads',
    what: 'Open an opening, add applications, and schedule interviews with the questions to ask.',
  },
  {
    who: 'Applicant tracking systems',
    what: 'Push openings, applications and interviews over GraphQL, by your own ids, each at most once.',
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
