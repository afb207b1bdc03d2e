import type { RootHealthService } from '@backstage/backend-plugin-api';

/**
 * Answers the readiness of the backend with 503 and the reason while there is one. Backstage has no way to add a
 * check to its own, and another service in its place would have to be installed by every host, so the answer of the
 * one that is there is put behind ours.
 * @internal
 */
export function reportReadiness(
  health: RootHealthService,
  reason: () => string | undefined,
): void {
  const readiness = health.getReadiness.bind(health);
  health.getReadiness = async () => {
    const answer = await readiness();
    const message = reason();
    return answer.status === 200 && message !== undefined
      ? { status: 503, payload: { status: 'error', message } }
      : answer;
  };
}
