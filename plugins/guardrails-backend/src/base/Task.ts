import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** What a feature does from time to time: once across all replicas, or in each of them with `scope: 'local'`. @internal */
export type Task = SchedulerServiceTaskScheduleDefinition & {
  id: string;
  fn: () => Promise<void>;
};
