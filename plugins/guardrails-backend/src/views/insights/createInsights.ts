import type { Services, Task } from '../../base';
import type { GuardrailsConfig } from '../../base/config';
import type { Routes } from '../../http';
import { readInsights, type InsightsDeps } from './queries/readInsights';
import { addInsightsRoutes } from './routes';
import { insightsTasks } from './tasks';

/** What policy did over time, from counts of each day. @internal */
export function createInsights(
  deps: InsightsDeps &
    Pick<Services, 'logger'> & {
      config: Pick<GuardrailsConfig, 'retention'>;
    },
): { routes: Routes; tasks: Task[] } {
  return {
    routes: tools =>
      addInsightsRoutes(tools, {
        read: (caller, request) => readInsights(deps, caller, request),
      }),
    tasks: insightsTasks({
      ...deps,
      retention: deps.config.retention.insights,
    }),
  };
}
