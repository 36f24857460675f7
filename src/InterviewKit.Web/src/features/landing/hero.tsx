import { Button, Group, Text, Title } from '@mantine/core';
import { servicePath } from '../../lib/service-path';
import { SampleScorecard } from './sample-scorecard';
import classes from './hero.module.css';

export function Hero() {
  return (
    <div className={classes.hero}>
      <div>
        <Title order={1} className={classes.title}>
          <span>Ask good questions.</span> <span>Score what you heard.</span> <span>Decide together.</span>
        </Title>
        <Text size="lg" c="dimmed" mt="md" mb="xl" maw={560}>
          InterviewKit is an interview-question bank and scorecard service: question sets tagged by role and dimension,
          scorecards that panels compare, and a role-fit profile that says how sure it is – over one GraphQL API.
        </Text>
        <Group>
          <Button component="a" href={servicePath.graphql} size="md">
            Open GraphiQL
          </Button>
          <Button component="a" href={servicePath.apiDocs} size="md" variant="default">
            Read the API documentation
          </Button>
        </Group>
      </div>
      <SampleScorecard />
    </div>
  );
}
