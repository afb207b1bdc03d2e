import type { EndReason } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { isPolicyInForce } from '../../../decision/bundles';
import { withDurableTransaction, type Ledger } from '../../../record/ledger';
import { superseding, type Seals } from '../../../record/seals';
import type { ExceptionRow } from '../model/rows';
import { whereRuleChanged } from '../store/whereState';
import type { Continuity, Fate } from './Continuity';

/** So many are judged before they are written: an evaluation can take a minute, and a start that is killed loses them. */
const BATCH = 10;

/** What a run came to. @internal */
export type CarriedOver = {
  carried: number;
  /** Exceptions that do not count with the rules in force, and why. */
  ended: { exception: string; rule: string; because: EndReason }[];
};

/** @internal */
export type CarryOverDeps = {
  knex: Knex;
  ledger: Ledger;
  seals: Seals;
  /** Digest of the bundle that this process evaluates with. */
  bundle: string;
  revisions: string[];
  continuity: Continuity;
};

type Judged = { row: ExceptionRow; fate: Fate };

/**
 * Looks at each exception in force whose rule has another digest in the bundle in force: it goes on with that one, or ends
 * with a reason. What was consented to stays as it is in the row, so its fingerprint can still be verified; what to go on
 * with is written beside it, and each has an entry on the ledger. Requests that wait for consent are looked at as well,
 * since they can be granted any time.
 *
 * Done again, after it was interrupted, and by several replicas at once, it changes nothing that is done. A replica whose
 * bundle is not the one put in force last changes nothing at all: it would end what goes on with the others.
 * @internal
 */
export async function carryOver(deps: CarryOverDeps): Promise<CarriedOver> {
  if (!(await isPolicyInForce(deps.knex, deps))) {
    return { carried: 0, ended: [] };
  }
  const result: CarriedOver = { carried: 0, ended: [] };
  try {
    const rows = await unmatched(deps);
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch: Judged[] = [];
      for (const row of rows.slice(from, from + BATCH)) {
        batch.push({ row, fate: await deps.continuity.fateOf(row) });
      }
      const written = await write(deps, batch);
      if (written === undefined) break;
      result.carried += written;
      const uncounted = await listUncounted(deps, batch);
      if (uncounted === undefined) break;
      result.ended.push(...uncounted);
    }
  } finally {
    await deps.continuity.release();
  }
  return result;
}

/** Exceptions that could count, or come to, but for the revision of their rule. */
async function unmatched({
  knex,
  revisions,
  seals,
}: Pick<CarryOverDeps, 'knex' | 'revisions' | 'seals'>): Promise<
  ExceptionRow[]
> {
  const now = await databaseTime(knex);
  const query = knex<ExceptionRow>('exceptions').orderBy('id');
  const rows: ExceptionRow[] = await whereUnmatched(query, { revisions, now });
  // What is not believed counts for nothing, and must not keep the others from going on.
  return seals.believed(knex, 'exceptions', rows);
}

function whereUnmatched(
  query: Knex.QueryBuilder,
  { revisions, now }: Pick<CarryOverDeps, 'revisions'> & { now: string },
): Knex.QueryBuilder {
  return query
    .where('until', '>', now)
    .whereNull('refused_at')
    .whereNull('revoked_at')
    .whereNull('control_failed_at')
    .where(all => whereRuleChanged(all, { revisions }));
}

/**
 * Writes what is new, and answers how many go on that did not before. Judging takes minutes: where another bundle was put
 * in force meanwhile nothing is written and nothing answered, since with that one other exceptions go on.
 */
async function write(
  deps: Omit<CarryOverDeps, 'continuity'>,
  judged: Judged[],
): Promise<number | undefined> {
  const news = judged.filter(isNews);
  if (news.length === 0) return 0;
  return withDurableTransaction(deps.knex, async transaction => {
    if (!(await isPolicyInForce(transaction, deps))) return undefined;
    const now = await databaseTime(transaction);
    const written: Judged[] = [];
    for (const { row: before, fate } of news) {
      const { id, revision } = before;
      const [row] = await deps.seals.update(transaction, 'exceptions', {
        // The revision is the one that was believed, and may be of after it was read: revoked meanwhile, or carried over by
        // another replica.
        narrow: query =>
          whereUnmatched(query.where({ id, revision }), { ...deps, now }),
        change: () => changeOf(fate, { bundle: deps.bundle, now }),
      });
      if (row) written.push({ row, fate });
    }
    await deps.ledger.append(
      transaction,
      written.map(({ row, fate }) => ({
        kind: 'exception',
        subjects: {
          exception: row.id,
          ...(bundleOf(fate, deps.bundle) && {
            bundle: bundleOf(fate, deps.bundle),
          }),
          ...superseding('exceptions', row),
        },
        payload: payloadOf(row, fate),
      })),
    );
    return written.filter(({ fate }) => fate.kind === 'continues').length;
  });
}

/**
 * Those that end, whoever wrote it, or nobody did. One that was revoked or that another replica carried over while they
 * were judged is none of them, and where another bundle was put in force nothing is answered.
 */
async function listUncounted(
  deps: Pick<CarryOverDeps, 'knex' | 'bundle' | 'revisions'>,
  judged: Judged[],
): Promise<CarriedOver['ended'] | undefined> {
  const { knex, revisions } = deps;
  const ids = judged.map(({ row }) => row.id);
  const now = await databaseTime(knex);
  const query = knex<ExceptionRow>('exceptions').whereIn('id', ids);
  const rows: Pick<ExceptionRow, 'id'>[] = await whereUnmatched(query, {
    revisions,
    now,
  }).select('id');
  if (!(await isPolicyInForce(knex, deps))) return undefined;
  const unmatchedIds = new Set(rows.map(({ id }) => id));
  return judged.flatMap(({ row, fate }) =>
    fate.kind === 'ends' && unmatchedIds.has(row.id)
      ? [{ exception: row.id, rule: row.rule, because: fate.because }]
      : [],
  );
}

/** What ended before is on record, and what could not be evaluated is tried again. */
function isNews({ row, fate }: Judged): boolean {
  return (
    fate.kind === 'continues' ||
    (row.ended_because === null && fate.because !== 'not-evaluated')
  );
}

function changeOf(
  fate: Fate,
  { bundle, now }: { bundle: string; now: string },
): Partial<ExceptionRow> {
  if (fate.kind === 'ends') {
    return {
      ended_because: fate.because,
      ended_bundle: bundle,
      ended_at: now,
      // It ends as well with the bundle that it had gone on with: only its very rule brings it back.
      carried_rule_digest: null,
      carried_coverage: null,
      carried_at: null,
    };
  }
  const { digest, coverage } = fate;
  return {
    carried_rule_digest: digest,
    carried_coverage: coverage ? JSON.stringify(coverage) : null,
    carried_at: now,
    ended_because: null,
    ended_bundle: null,
    ended_at: null,
  };
}

function bundleOf(fate: Fate, inForce: string): string | undefined {
  return fate.kind === 'ends' ? inForce : fate.bundle;
}

function payloadOf(row: ExceptionRow, fate: Fate) {
  const about = { rule: row.rule, from: row.rule_digest };
  if (fate.kind === 'ends') {
    return { event: 'rule-changed', ...about, because: fate.because };
  }
  const { digest, because, coverage } = fate;
  return {
    event: 'carried-over',
    ...about,
    to: digest,
    because,
    ...(coverage && { coverage }),
    fingerprint: row.fingerprint,
  };
}
