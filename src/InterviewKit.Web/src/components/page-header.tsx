import { Container, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';

interface PageHeaderProps {
  readonly status: ReactNode;
}

export function PageHeader({ status }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <Container size="lg" py="sm">
        <Group justify="space-between" gap="sm">
          <Group gap="xs" wrap="nowrap">
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <Text fw={650} size="lg">
              InterviewKit
            </Text>
          </Group>
          {status}
        </Group>
      </Container>
    </header>
  );
}
