import { resourceChangeSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** Of a recorded input no more is read than this; what is not there makes no resource the sandbox's own. */
const plannedSchema = z.looseObject({
  subject: z.looseObject({
    changes: z.array(
      resourceChangeSchema
        .pick({ address: true, mode: true, kind: true, previousAddress: true })
        .loose(),
    ),
  }),
});

/** The changes of a plan, as far as it matters what they make and remove. @internal */
export type PlannedChange = z.infer<
  typeof plannedSchema
>['subject']['changes'][number];

/** The managed changes of a recorded input; `undefined` where it has none that can be read. @internal */
export function plannedChanges(input: unknown): PlannedChange[] | undefined {
  const read = plannedSchema.safeParse(input);
  return read.success
    ? read.data.subject.changes.filter(({ mode }) => mode === 'managed')
    : undefined;
}

/**
 * What a sandbox has made after a change of it: what it had made before, moved where it was moved, and what the change
 * creates. What is imported was made elsewhere and is never in it.
 * @internal
 */
export function madeAfter(
  before: string[],
  changes: PlannedChange[],
): string[] {
  const made = new Set(before);
  for (const { address, kind, previousAddress } of changes) {
    const created = ['create', 'replace', 'deferred'].includes(kind);
    const moved = previousAddress !== undefined && made.has(previousAddress);
    if (created || moved) made.add(address);
  }
  return [...made].sort();
}

/** What a change removes, and may no longer be there after it. @internal */
export function removedBy(changes: PlannedChange[]): string[] {
  return changes
    .filter(({ kind }) => kind === 'delete')
    .map(({ address }) => address)
    .sort();
}

/**
 * What a removal would leave out: made by the sandbox, and neither in the plan nor removed by a change or an attempt
 * before it. A plan that removes nothing leaves everything out: a state that was lost looks the same as one that was
 * emptied, and what it held may exist.
 * @internal
 */
export function leftOut(
  row: { made: string[]; removing: string[] },
  changes: PlannedChange[],
): string[] {
  const removed = removedBy(changes);
  const known = new Set(
    removed.length === 0 ? [] : [...removed, ...row.removing],
  );
  return row.made.filter(address => !known.has(address));
}

/** What a plan would do beyond removing what the sandbox has made. @internal */
export function beyondRemoval(
  made: string[],
  changes: PlannedChange[],
): string[] {
  const own = new Set(made);
  return changes
    .filter(({ kind }) => !['no-op', 'read'].includes(kind))
    .filter(({ kind, address }) => kind !== 'delete' || !own.has(address))
    .map(({ address }) => address)
    .sort();
}
