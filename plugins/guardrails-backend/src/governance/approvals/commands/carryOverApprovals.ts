import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  canonicalJson,
  FINGERPRINT_VERSION,
  findingsByValue,
  type EndReason,
  type Snapshot,
  type Target,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { isPolicyInForce } from '../../../decision/bundles';
import type { BundleComparison } from '../../../decision/comparison';
import { UNRESTRICTED } from '../../../identity/access';
import { withDurableTransaction } from '../../../record/ledger';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { CarriedApprovals } from '../model/approvalsCondition';
import { REDEEMED_LATER } from '../model/deriveApprovalState';
import type { ApprovalRow } from '../model/rows';
import { endUnusable } from './endUnusable';

/** What approvals are held against. @internal */
export type RulesInForce = {
  /** Digest of the bundle that this process evaluates with. */
  bundle: string;
  comparison: Pick<BundleComparison, 'compare' | 'release'>;
  /** Exceptions in force for a target, and those of then by the digest of their snapshot. */
  exceptions: {
    snapshotFor(target: Target, instant: Date): Promise<Snapshot>;
    snapshots: { read(digest: string): Promise<Snapshot | undefined> };
  };
};

type Deps = Pick<
  ApprovalDeps,
  'knex' | 'events' | 'listeners' | 'log' | 'seals'
>;

type Fate =
  /** Its rules are as they were. */
  | { kind: 'same' }
  | { kind: 'continues'; fingerprint: string }
  | { kind: 'ends'; because: EndReason };

/** Whether it is so; the request changed meanwhile, and the next run looks at it again; or another bundle is in force. */
type Done = 'yes' | 'changed' | 'replaced';

/**
 * Looks at each approval, and each request for one, whose decision was made with another bundle than the one in force.
 *
 * A fingerprint holds digests of rules, so after a change of a rule the same change has another one. Where both bundles
 * find the same in the stored input and ask the same people, the fingerprint that the change has now is written beside
 * the one that was consented to: it covers this very input, these findings and these obligations, as the first one does.
 * Otherwise the request ends, and everyone concerned is told. What is consented to and signed stays as it was written.
 *
 * `settled` remembers what needs nothing, so that a run costs little when nothing changed.
 * @internal
 */
export async function carryOverApprovals(
  deps: Deps,
  rules: RulesInForce,
  settled: Set<string>,
): Promise<CarriedApprovals> {
  const result: CarriedApprovals = { carried: 0, ended: [] };
  if (!(await isPolicyInForce(deps.knex, rules))) return result;
  try {
    for (const row of await listConcerned(deps, rules, settled)) {
      // What cannot be read of one must not keep the others from going on.
      const fate = await fateOf(deps, rules, row).catch(
        (): Fate => ({ kind: 'ends', because: 'not-evaluated' }),
      );
      const done = await put(deps, { row, rules, fate });
      if (done === 'replaced') break;
      if (done === 'yes') {
        if (fate.kind !== 'ends') settled.add(row.id);
        count(result, row, fate);
      }
    }
  } finally {
    await rules.comparison.release();
  }
  return result;
}

function count(
  result: CarriedApprovals,
  { id, title }: ApprovalRow,
  fate: Fate,
): void {
  if (fate.kind === 'continues') result.carried += 1;
  if (fate.kind === 'ends') {
    result.ended.push({ approval: id, title, because: fate.because });
  }
}

async function put(
  deps: Omit<Deps, 'log'>,
  options: { row: ApprovalRow; rules: RulesInForce; fate: Fate },
): Promise<Done> {
  const { fate, ...about } = options;
  if (fate.kind === 'same') return 'yes';
  if (fate.kind === 'continues') return write(deps, { ...about, fate });
  const { because } = fate;
  // What could not be evaluated is tried again; nothing can come of it meanwhile.
  return because === 'not-evaluated'
    ? look(deps, about)
    : end(deps, { ...about, because });
}

async function listConcerned(
  { knex, seals }: Pick<Deps, 'knex' | 'seals'>,
  { bundle }: RulesInForce,
  settled: Set<string>,
): Promise<ApprovalRow[]> {
  const rows = await knex<ApprovalRow>('approvals')
    .whereNull('closed_as')
    .where('expires_at', '>', await databaseTime(knex))
    .whereIn('subject_kind', REDEEMED_LATER)
    .where({ fingerprint_version: FINGERPRINT_VERSION })
    .orderBy('id');
  // Before anything of them is read: what is not believed can hold anything.
  const believed = await seals.believed(
    knex,
    'approvals',
    rows.filter(({ id }) => !settled.has(id)),
  );
  return believed.filter(row => {
    const isConcerned = bundleOf(row) !== bundle;
    if (!isConcerned) settled.add(row.id);
    return isConcerned;
  });
}

/** As the parts of what was consented to name it. */
function bundleOf({ subject_kind: kind, parts }: ApprovalRow): string {
  const named: Record<string, string> = JSON.parse(parts);
  return kind === 'lease' ? named.rules : named.policy;
}

async function fateOf(
  deps: Pick<Deps, 'knex' | 'log'>,
  { comparison, exceptions }: RulesInForce,
  row: ApprovalRow,
): Promise<Fate> {
  const decision = await decisionOf(deps.knex, row);
  const stored = decision && (await deps.log.get(decision, UNRESTRICTED));
  if (!stored) return { kind: 'ends', because: 'decision-gone' };
  const now = new Date(await databaseTime(deps.knex));
  const compared = await comparison.compare({
    decision: stored.decision.id,
    sealed: stored.sealed,
    workspace: stored.workspace,
    snapshots: {
      of: digest => exceptions.snapshots.read(digest),
      now: await exceptions.snapshotFor(stored.decision.target, now),
    },
  });
  if (compared.kind === 'impossible') {
    return { kind: 'ends', because: compared.because };
  }
  const { before, after } = compared.compared;
  // Whatever is stored beside the input is proven by it as well: no other values make this fingerprint.
  if (before.result.fingerprint !== row.fingerprint) {
    return { kind: 'ends', because: 'not-reproduced' };
  }
  const { fingerprint } = after.result;
  if ([row.fingerprint, row.carried_fingerprint].includes(fingerprint)) {
    return { kind: 'same' };
  }
  const because = difference(before.result.verdict, after.result.verdict);
  return because === undefined
    ? { kind: 'continues', fingerprint }
    : { kind: 'ends', because };
}

function difference(before: Verdict, after: Verdict): EndReason | undefined {
  const findings = ({ findings: found }: Verdict) =>
    canonicalJson(findingsByValue(found));
  if (findings(before) !== findings(after)) return 'findings-differ';
  const obligations = ({ obligations: asked }: Verdict) => canonicalJson(asked);
  return obligations(before) === obligations(after) &&
    before.outcome === after.outcome
    ? undefined
    : 'obligations-differ';
}

async function decisionOf(
  knex: Knex,
  { subject_kind: kind, subject_id: id }: ApprovalRow,
): Promise<string | undefined> {
  if (kind === 'change') return id;
  const lease = await knex('leases').where({ id }).first('decision_id');
  return lease?.decision_id;
}

function write(
  deps: Pick<Deps, 'knex' | 'events' | 'seals'>,
  options: {
    row: ApprovalRow;
    rules: RulesInForce;
    fate: { fingerprint: string };
  },
): Promise<Done> {
  const { row: before, rules, fate } = options;
  return withDurableTransaction(deps.knex, async transaction => {
    // Comparing takes long: another bundle may be in force by now, with which the change has another fingerprint.
    if (!(await isPolicyInForce(transaction, rules))) return 'replaced';
    const now = await databaseTime(transaction);
    const { id, revision } = before;
    const [row] = await deps.seals.update(transaction, 'approvals', {
      narrow: query => query.where({ id, revision }).whereNull('closed_as'),
      change: () => ({
        carried_fingerprint: fate.fingerprint,
        carried_at: now,
      }),
    });
    if (!row) return 'changed';
    await deps.events.record(transaction, [
      {
        row,
        event: 'carried-over',
        at: now,
        quiet: true,
        detail: { to: fate.fingerprint, bundle: rules.bundle },
      },
    ]);
    return 'yes';
  });
}

/** Whether a request of which nothing is written is still what was looked at. */
async function look(
  { knex }: Pick<Deps, 'knex'>,
  options: { row: ApprovalRow; rules: RulesInForce },
): Promise<Done> {
  const { row, rules } = options;
  if (!(await isPolicyInForce(knex, rules))) return 'replaced';
  const { id, revision } = row;
  const same = await knex<ApprovalRow>('approvals')
    .where({ id, revision })
    .whereNull('closed_as')
    .first('id');
  return same ? 'yes' : 'changed';
}

async function end(
  deps: Omit<Deps, 'log'>,
  options: { row: ApprovalRow; rules: RulesInForce; because: EndReason },
): Promise<Done> {
  const { row, rules, because } = options;
  const { id, revision } = row;
  try {
    return await withDurableTransaction(deps.knex, async transaction => {
      // Another bundle in force by now may find the same, and it would go on.
      if (!(await isPolicyInForce(transaction, rules))) return 'replaced';
      const ended = await endUnusable(deps, transaction, {
        narrow: query => query.where({ id, revision }).whereNull('closed_as'),
        reason: 'rules-changed',
        detail: () => ({ because, bundle: rules.bundle }),
      });
      return ended ? 'yes' : 'changed';
    });
  } catch (error) {
    // Nothing rests on a record that is not believed, and operators are told of it: the others are ended all the same.
    if (error instanceof GuardrailsError && error.code === 'record-forged') {
      return 'changed';
    }
    throw error;
  }
}
