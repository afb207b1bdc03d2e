import type { PlanStore } from '../plans';

/** Removes plans that nobody can apply any more. One that is being applied right now stays. @internal */
export async function removeExpiredPlans(options: {
  plans: PlanStore;
  now: Date;
}): Promise<void> {
  const { plans, now } = options;
  for (const { directory, record } of await plans.list()) {
    if (!record || record.progress.status === 'applying') continue;
    if (new Date(record.expiresAt) <= now) await plans.remove(directory);
  }
}
