import { Anchor } from '@mantine/core';
import { servicePath } from '../../lib/service-path';
import type { Readiness } from './readiness';
import { useReadiness } from './use-readiness';
import classes from './readiness-status.module.css';

export function ReadinessStatus() {
  const readiness = useReadiness();

  return (
    <div className={classes.status} data-state={readiness.state}>
      <span className={classes.dot} aria-hidden="true" />
      <span role="status">{sentence(readiness)}</span>
      {readiness.state === 'not-ready' && (
        <Anchor href={servicePath.healthReady} size="sm" underline="always">
          Details
        </Anchor>
      )}
    </div>
  );
}

function sentence(readiness: Readiness): string {
  switch (readiness.state) {
    case 'loading':
      return 'Checking the service…';
    case 'ready':
      return 'The service is ready';
    case 'not-ready':
      return `The service runs but is not ready (HTTP ${readiness.httpStatus})`;
    case 'unreachable':
      return 'The service cannot be reached';
  }
}
