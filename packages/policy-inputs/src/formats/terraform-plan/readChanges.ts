import type {
  ChangeKind,
  ResourceChange,
  Skipped,
} from '@backstage-guardrails/policy-model';
import {
  secretInPlainText,
  type External,
} from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import { pointer } from '../../evidence/pointer';
import {
  describeChange,
  type ChangeContext,
  type KeptBack,
} from '../../resource';
import { BY_NAME } from '../../secrets/redactSecrets';
import { kindOf } from './kindOf';
import { deferredSchema, rowSchema, type Plan, type Row } from './schema';
import { stateResources, type StateResource } from './stateResources';

/** @internal */
export type ReadChanges = {
  changes: ResourceChange[];
  externals: External[];
  keptBack: { address: string; values: KeptBack[] }[];
  skipped: Skipped[];
};

/** All changes of a plan in its order, the deferred ones last; what cannot be read is skipped by name. @internal */
export function readChanges(
  plan: Plan,
  contextOf: (row: Row) => ChangeContext,
): ReadChanges {
  const result: ReadChanges = {
    changes: [],
    externals: [],
    keptBack: [],
    skipped: [],
  };
  const addresses = new Set<string>();
  let prior: Map<string, StateResource> | undefined;

  function skip(path: string, code: string, message: string): void {
    result.skipped.push({ part: 'resources', path, code, message });
  }

  function priorOf(row: Row): StateResource | undefined {
    prior ??= indexPriorState(plan.prior_state);
    return prior.get(keyOf(row.address, row.deposed ?? undefined));
  }

  function read(value: unknown, path: string, deferred?: string | null): void {
    const parsed = rowSchema.safeParse(value);
    if (!parsed.success) {
      const at = pointer(parsed.error.issues[0].path as (string | number)[]);
      skip(
        `${path}${at}`,
        'change-unreadable',
        `A resource change is not readable${at === '' ? '' : ` at ${at}`}.`,
      );
      return;
    }
    const row = parsed.data;
    const address = keyOf(row.address, row.deposed ?? undefined);
    if (addresses.has(address)) {
      skip(path, 'address-repeated', 'Two resource changes have one address.');
    }
    addresses.add(address);
    const importing = isRecord(row.change.importing);
    const { kind, known } = kindOf(row.change.actions, importing);
    if (!known) {
      skip(
        `${path}/change/actions`,
        'actions-unknown',
        'A resource change has a list of actions that is not understood.',
      );
    }
    if (row.mode !== 'managed' && row.mode !== 'data') {
      skip(
        `${path}/mode`,
        'mode-unknown',
        'A resource change does not say whether the resource is managed or only read.',
      );
    }
    if (row.mode === 'data' && !['read', 'no-op'].includes(kind)) {
      skip(
        `${path}/change/actions`,
        'data-changed',
        'A data source is only ever read, and this one is said to be changed.',
      );
    }
    const before = beforeOf(row, kind, path);
    const described = describeChange(
      {
        address,
        ...(row.previous_address && { previousAddress: row.previous_address }),
        mode: row.mode === 'data' ? 'data' : 'managed',
        type: row.type,
        name: row.name,
        provider: row.provider_name ?? '',
        module: row.module_address ?? '',
        kind: deferred === undefined ? kind : 'deferred',
        actions: row.change.actions,
        importing,
        ...reasonOf(row.action_reason ?? deferred),
        before: before.values,
        after: valuesOf(row, 'after', path),
        unknownMask: row.change.after_unknown,
        beforeMask: before.mask,
        afterMask: row.change.after_sensitive,
      },
      contextOf(row),
    );
    result.changes.push(described.change);
    if (described.keptBack.length > 0) {
      result.keptBack.push({ address, values: described.keptBack });
    }
    for (const at of described.contradictions) {
      skip(
        `${path}/change/after${at}`,
        'known-and-unknown',
        'A value is known and unknown at once.',
      );
    }
    for (const { detector, path: at, standing } of described.secrets) {
      // Old versions mark nothing, so there a name alone may well stand for a value that came in safely.
      const marks = row.change.after_sensitive !== undefined;
      if (standing && (marks || detector !== BY_NAME)) {
        result.externals.push(
          secretInPlainText({ address, detector, path: at }),
        );
      }
    }
  }

  /** What will be gone must be known: a delete without `before` is looked up in the prior state. */
  function beforeOf(row: Row, kind: ChangeKind, path: string) {
    const own = valuesOf(row, 'before', path);
    const needed = ['delete', 'forget', 'replace', 'update'].includes(kind);
    if (own !== null || !needed) {
      return { values: own, mask: row.change.before_sensitive };
    }
    const known = priorOf(row);
    if (known?.values) {
      return { values: known.values, mask: known.sensitiveMask };
    }
    result.skipped.push({
      part: 'prior-state',
      path: `${path}/change/before`,
      code: 'before-missing',
      message:
        'A resource is changed or deleted, but its previous values are missing.',
    });
    return { values: null, mask: undefined };
  }

  function valuesOf(row: Row, side: 'before' | 'after', path: string) {
    const values = row.change[side] ?? null;
    if (values === null || isRecord(values)) return values;
    skip(
      `${path}/change/${side}`,
      'values-unreadable',
      'The values of a resource are no object.',
    );
    return null;
  }

  (plan.resource_changes ?? []).forEach((row, i) =>
    read(row, `/resource_changes/${i}`),
  );
  (plan.deferred_changes ?? []).forEach((row, i) => {
    const parsed = deferredSchema.safeParse(row);
    const path = `/deferred_changes/${i}`;
    if (parsed.success) {
      const { resource_change: change, reason } = parsed.data;
      read(change, `${path}/resource_change`, reason ?? null);
    } else {
      skip(path, 'change-unreadable', 'A deferred change is no object.');
    }
  });
  return result;
}

function reasonOf(reason: string | null | undefined): { reason?: string } {
  return reason ? { reason } : {};
}

/** A replaced object that is still to be deleted shares the address of its successor. */
function keyOf(address: string, deposed?: string): string {
  return deposed ? `${address} (deposed object ${deposed})` : address;
}

function indexPriorState(priorState: unknown): Map<string, StateResource> {
  const index = new Map<string, StateResource>();
  const values = isRecord(priorState) ? priorState.values : undefined;
  for (const resource of stateResources(values)) {
    index.set(keyOf(resource.address, resource.deposed), resource);
  }
  return index;
}
