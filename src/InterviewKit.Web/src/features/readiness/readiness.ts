import { servicePath } from '../../lib/service-path';

export type Readiness =
  | { readonly state: 'loading' }
  | { readonly state: 'ready' }
  | { readonly state: 'not-ready'; readonly httpStatus: number }
  | { readonly state: 'unreachable' };

const timeoutMs = 5_000;

/** Never rejects: a service that cannot be reached is one of the answers. */
export async function readReadiness(signal: AbortSignal): Promise<Readiness> {
  try {
    const response = await fetch(servicePath.healthReady, {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    return response.ok ? { state: 'ready' } : { state: 'not-ready', httpStatus: response.status };
  } catch {
    return { state: 'unreachable' };
  }
}
