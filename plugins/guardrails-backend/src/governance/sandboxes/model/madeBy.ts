import type { StateResource } from '@backstage-guardrails/plugin-guardrails-common';
import { resourceChangeSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';

/** Of a recorded input no more is read than this; what is not there makes no resource the sandbox's own. */
const plannedSchema = z.looseObject({
  subject: z.looseObject({
    changes: z.array(
      resourceChangeSchema
        .pick({
          address: true,
          mode: true,
          kind: true,
          previousAddress: true,
          importing: true,
        })
        .loose(),
    ),
  }),
});

/** A change of a plan, as far as it matters what it makes and removes. @internal */
export type PlannedChange = z.infer<
  typeof plannedSchema
>['subject']['changes'][number];

/** A plan of a removal. @internal */
export type Removal = {
  changes: PlannedChange[];
  /** What the enforcement point has read of the state; absent where there is none. */
  state?: StateResource[];
};

/** What the record of a sandbox says of its resources. @internal */
export type Made = {
  /** What changes of it have made. */
  made: string[];
  /** What of it may no longer be there. */
  removing: string[];
};

/** What a recorded input plans for managed resources; `undefined` where it has nothing that can be read. @internal */
export function readPlannedInput(input: unknown): PlannedChange[] | undefined {
  const read = plannedSchema.safeParse(input);
  return read.data?.subject.changes
    .filter(({ mode }) => mode === 'managed')
    .map(change => ({ ...change, address: withoutDeposed(change.address) }));
}

/** An object that a replacement left behind belongs to the resource that it was. */
function withoutDeposed(address: string): string {
  return address.replace(/ \(deposed object [^)]*\)$/, '');
}

/**
 * What a sandbox has made after a change of it: what it had made before, under its new address where it was moved, and
 * what the change creates. What is imported was made elsewhere and is not in it, whatever was at its address before.
 * @internal
 */
export function madeAfter(before: Made, changes: PlannedChange[]): Made {
  const created = createdBy(changes);
  const foreign = comingFromElsewhere(before.made, changes);
  return {
    made: without([...moved(before.made, changes), ...created], foreign),
    removing: without(
      [...moved(before.removing, changes), ...removedBy(changes)],
      [...created, ...foreign],
    ),
  };
}

/** What is imported, or moved here, and was not made by the sandbox. A replacement makes it anew. */
function comingFromElsewhere(
  made: string[],
  changes: PlannedChange[],
): string[] {
  const own = new Set(made);
  return changes
    .filter(({ kind }) => kind !== 'replace')
    .filter(
      ({ importing, previousAddress }) =>
        importing ||
        (previousAddress !== undefined && !own.has(previousAddress)),
    )
    .map(({ address }) => address);
}

/** After a change that failed nothing says which of its resources were created, so none of them is demanded. @internal */
export function madeAfterFailure(
  before: Made,
  changes: PlannedChange[],
): string[] {
  return without([...before.removing, ...createdBy(changes)], []);
}

/**
 * What a removal would leave out: made by the sandbox, and neither in the plan nor known to be removed. What the state
 * has and the plan does not mention was deleted outside: the provider did not find it. That is believed of a provider that
 * found something else to remove with the same configuration, alias included: one that looks at the wrong region or
 * account finds nothing. What the plan only forgets goes on.
 *
 * A plan that removes nothing leaves everything out, because a plan of a state that was lost looks the same, and a
 * provider that looks at the wrong account finds nothing; what there was may exist. Only where the state is there and has
 * nothing in it, what a change that failed may never have created, or an attempt has removed, is not demanded.
 * @internal
 */
export function leftOut({ made, removing }: Made, removal: Removal): string[] {
  const known = new Set(knownToBeGone(removal, removing));
  return made.filter(address => !known.has(address));
}

function knownToBeGone(
  { changes, state }: Removal,
  removing: string[],
): string[] {
  const removed = changes.filter(isDelete).map(formerAddress);
  if (removed.length === 0) return state?.length === 0 ? removing : [];
  return [...removed, ...removing, ...notFound({ changes, state })];
}

/** What a provider did not find that has found something else. Where the state names no provider, none has. */
function notFound({ changes, state = [] }: Removal): string[] {
  const removed = new Set(changes.filter(isDelete).map(formerAddress));
  const looked = new Set(
    state
      .filter(({ address }) => removed.has(address))
      .flatMap(({ provider }) => provider ?? []),
  );
  const planned = new Set(changes.map(formerAddress));
  return state
    .filter(({ address }) => !planned.has(address))
    .filter(({ provider }) => provider !== undefined && looked.has(provider))
    .map(({ address }) => address);
}

/** What a plan would do beyond removing what the sandbox has made. @internal */
export function beyondRemoval(
  made: string[],
  changes: PlannedChange[],
): string[] {
  const own = new Set(made);
  return changes
    .filter(({ kind }) => !['no-op', 'read'].includes(kind))
    .filter(change => !isDelete(change) || !own.has(formerAddress(change)))
    .map(({ address }) => address)
    .sort();
}

/** The addresses after what was moved has its new one. All moves are one step, so two can change places. */
function moved(addresses: string[], changes: PlannedChange[]): string[] {
  const known = new Set(addresses);
  const moves = changes.filter(
    ({ previousAddress }) =>
      previousAddress !== undefined && known.has(previousAddress),
  );
  return [
    ...without(addresses, moves.map(formerAddress)),
    ...moves.map(({ address }) => address),
  ];
}

function createdBy(changes: PlannedChange[]): string[] {
  return changes
    .filter(({ kind }) => ['create', 'replace', 'deferred'].includes(kind))
    .map(({ address }) => address);
}

/** What a change removes. Where only a deposed object goes, its resource stays. */
function removedBy(changes: PlannedChange[]): string[] {
  const staying = new Set(
    changes.filter(change => !isDelete(change)).map(({ address }) => address),
  );
  return changes
    .filter(isDelete)
    .map(({ address }) => address)
    .filter(address => !staying.has(address));
}

function isDelete({ kind }: PlannedChange): boolean {
  return kind === 'delete';
}

/** The address that the record knows it by. */
function formerAddress({ address, previousAddress }: PlannedChange): string {
  return previousAddress ?? address;
}

function without(addresses: string[], others: string[]): string[] {
  const left = new Set(addresses);
  for (const other of others) left.delete(other);
  return [...left].sort();
}
