import { Container, Stack, Text } from '@mantine/core';
import { PageHeader } from '../components/page-header';
import { Audiences } from '../features/landing/audiences';
import { EntryPoints } from '../features/landing/entry-points';
import { FirstQuery } from '../features/landing/first-query';
import { Hero } from '../features/landing/hero';
import { ReadinessStatus } from '../features/readiness/readiness-status';

export function LandingPage() {
  return (
    <>
      <PageHeader status={<ReadinessStatus />} />
      <Container component="main" size="lg" pb={64}>
        <Hero />
        <Stack gap={64}>
          <EntryPoints />
          <FirstQuery />
          <Audiences />
        </Stack>
      </Container>
      <Container component="footer" size="lg" py="xl">
        <Text size="sm" c="dimmed">
          InterviewKit is open source under the MIT license.
        </Text>
      </Container>
    </>
  );
}
