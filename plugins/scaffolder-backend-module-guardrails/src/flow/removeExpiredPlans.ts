import type { PlanRecord, PlanStore } from '../plans';

/** Removes plans that nobody can apply any more. One that is being applied right now stays. @internal */
export async function removeExpiredPlans(options: {
  plans: PlanStore;
  now: Date;
  scheduled: string;
}): Promise<void> {
  const { plans } = options;
  for (const { directory, record } of await plans.list()) {
    if (record && isOver(record, options)) await plans.remove(directory);
  }
}

/**
 * Whether nothing comes of a plan any more. What the backend itself (`scheduled`) applied stays until its outcome was
 * reported, however long that takes: the target is claimed until then.
 * @internal
 */
export function isOver(
  { expiresAt, initiator, progress }: PlanRecord,
  { now, scheduled }: { now: Date; scheduled: string },
): boolean {
  if (new Date(expiresAt) > now || progress.status === 'applying') return false;
  const unreported =
    progress.status !== 'planned' && progress.grant !== undefined;
  return initiator !== scheduled || !unreported;
}
