import { databaseTime } from '@backstage-guardrails/backend-database';
import type { RouteTools } from '../http';
import { pollingStatus } from '../queries';

const CONFIGURATION = `entityHealth:
  allow:
    - payments.example.com
    - 10.20.0.0/16
`;

/** @internal */
export function addStatusRoutes(
  { router, knex, identify }: RouteTools,
  options: { polling: boolean; objective: number },
): void {
  const { polling, objective } = options;
  router.get('/status', async (request, response) => {
    await identify(request);
    const { endpoints, lag } = await pollingStatus(
      knex,
      await databaseTime(knex),
    );
    response.json({
      polling,
      ...(polling
        ? {}
        : {
            fix: 'Add the hosts and networks that may be polled to entityHealth.allow, and restart the backend.',
            configuration: CONFIGURATION,
          }),
      endpoints,
      // nothing is late where nothing is polled
      lag: polling ? lag : 0,
      objective,
    });
  });
}
