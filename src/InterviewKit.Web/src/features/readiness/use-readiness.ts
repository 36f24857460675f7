import { useEffect, useState } from 'react';
import { readReadiness, type Readiness } from './readiness';

/** A service that is starting is asked more often than one that runs. */
const pauseMs = { ready: 15_000, otherwise: 3_000 };

/** The service's readiness, asked again for as long as the component is shown. */
export function useReadiness(): Readiness {
  const [readiness, setReadiness] = useState<Readiness>({ state: 'loading' });

  useEffect(() => {
    const unmounted = new AbortController();
    let timer: number | undefined;

    async function check() {
      const answer = await readReadiness(unmounted.signal);
      if (unmounted.signal.aborted) return;

      setReadiness(answer);
      timer = window.setTimeout(() => void check(), answer.state === 'ready' ? pauseMs.ready : pauseMs.otherwise);
    }

    void check();
    return () => {
      unmounted.abort();
      window.clearTimeout(timer);
    };
  }, []);

  return readiness;
}
