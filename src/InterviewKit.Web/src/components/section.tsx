import { Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page, named by its heading for those who jump from landmark to landmark. */
export function Section({ title, lead, children }: SectionProps) {
  const headingId = useId();

  return (
    <section aria-labelledby={headingId}>
      <Title order={2} id={headingId} mb={4}>
        {title}
      </Title>
      <Text c="dimmed" mb="lg" maw={680}>
        {lead}
      </Text>
      {children}
    </section>
  );
}
