import { z } from 'zod';
import { ActionError } from '../errors';

const rowSchema = z.object({
  mode: z.string().optional(),
  change: z.object({ actions: z.array(z.string()) }),
});
const moduleSchema = z.object({
  resources: z.array(z.object({ mode: z.string().optional() })).optional(),
  get child_modules() {
    return z.array(moduleSchema).optional();
  },
});
const planSchema = z.object({
  resource_changes: z.array(rowSchema).nullish(),
  resource_drift: z.array(rowSchema).nullish(),
  prior_state: z
    .object({
      values: z
        .object({ root_module: z.looseObject({}).optional() })
        .optional(),
    })
    .nullish(),
});

/**
 * Whether a plan of what was applied shows any difference. What differs is for the decision service to read. A plan that
 * would create everything, of a state that has nothing and where nothing was deleted, is one of a state that is lost:
 * that is no drift, and it must not be taken for one. Data sources are no part of it: they are read while planning.
 * @throws ActionError `terraform-failed`
 * @internal
 */
export function comparePlan(bytes: Uint8Array): 'in-sync' | 'differs' {
  const parsed = planSchema.safeParse(
    JSON.parse(Buffer.from(bytes).toString('utf8')),
  );
  if (!parsed.success) {
    throw new ActionError(
      'terraform-failed',
      'terraform show answered something that is not a plan.',
    );
  }
  const { resource_changes: changes, resource_drift: drift } = parsed.data;
  const planned = (changes ?? []).filter(
    ({ mode, change }) =>
      mode === 'managed' &&
      !change.actions.every(action => ['no-op', 'read'].includes(action)),
  );
  const outside = drift ?? [];
  if (planned.length === 0 && outside.length === 0) return 'in-sync';
  const root = parsed.data.prior_state?.values?.root_module ?? {};
  if (outside.length === 0 && !hasManaged(root)) {
    throw new ActionError(
      'terraform-failed',
      'The state has nothing of what was applied: it is empty or was lost. What was applied may still exist.',
    );
  }
  return 'differs';
}

function hasManaged({
  resources = [],
  child_modules: modules = [],
}: z.infer<typeof moduleSchema>): boolean {
  return (
    resources.some(({ mode }) => mode === 'managed') || modules.some(hasManaged)
  );
}
