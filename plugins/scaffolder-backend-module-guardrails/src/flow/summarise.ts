import { z } from 'zod';
import { ActionError } from '../errors';

const planSchema = z.object({
  resource_changes: z
    .array(
      z.object({
        mode: z.string(),
        change: z.object({ actions: z.array(z.string()) }),
      }),
    )
    .optional(),
});

/** How many resources a plan changes in which way. @internal */
export type PlanSummary = {
  create: number;
  update: number;
  replace: number;
  delete: number;
};

/** Counts a plan's changes, for people; policy reads the plan itself. @internal */
export function summarise(bytes: Uint8Array): PlanSummary {
  const result = planSchema.safeParse(
    JSON.parse(Buffer.from(bytes).toString('utf8')),
  );
  if (!result.success) {
    throw new ActionError(
      'terraform-failed',
      'terraform show answered something that is not a plan.',
    );
  }
  const summary = { create: 0, update: 0, replace: 0, delete: 0 };
  for (const { mode, change } of result.data.resource_changes ?? []) {
    const [first, second] = change.actions;
    if (mode !== 'managed') continue;
    if (second) summary.replace += 1;
    else if (first === 'create') summary.create += 1;
    else if (first === 'update') summary.update += 1;
    else if (first === 'delete' || first === 'forget') summary.delete += 1;
  }
  return summary;
}

/** The summary as a sentence. @internal */
export function sayChanges(summary: PlanSummary): string {
  const parts = Object.entries(summary)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} to ${kind}`);
  return parts.length ? `Plan: ${parts.join(', ')}` : 'Plan: nothing to change';
}
