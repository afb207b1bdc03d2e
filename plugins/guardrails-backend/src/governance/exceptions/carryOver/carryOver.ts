import type { Digest, RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { withDurableTransaction, type Ledger } from '../../../record/ledger';
import { superseding, type Seals } from '../../../record/seals';
import type { ExceptionRow } from '../model/rows';
import { whereRevision } from '../store/whereState';
import type { RuleHistory } from './RuleHistory';

/** So many are carried over in one transaction. */
const BATCH = 100;

/** What a run came to. @internal */
export type CarriedOver = {
  carried: number;
  /** Exceptions of which nobody can say whether their rule is the same; they do not count. */
  unknown: { exception: string; why: string }[];
};

/** @internal */
export type CarryOverDeps = {
  knex: Knex;
  ledger: Ledger;
  seals: Seals;
  revisions: string[];
  history: RuleHistory;
};

type Carried = { row: ExceptionRow; digest: Digest; bundle: Digest };

/**
 * Keeps exceptions in force whose rule got another digest and is the same rule. What was consented to stays as it is
 * in the row, so its fingerprint can still be verified; the digest to go on with is written beside it, with an entry
 * in the ledger. Requests that wait for consent are carried over as well, since they can be granted any time.
 *
 * Done again, and by several replicas at once, it changes nothing.
 * @internal
 */
export async function carryOver(deps: CarryOverDeps): Promise<CarriedOver> {
  const same: Carried[] = [];
  const unknown: CarriedOver['unknown'] = [];
  for (const row of await unmatched(deps)) {
    const fate = await deps.history.fateOf(
      row.rule as RuleId,
      row.rule_digest as Digest,
    );
    if (fate.kind === 'same') same.push({ row, ...fate });
    if (fate.kind === 'unknown') {
      unknown.push({ exception: row.id, why: fate.why });
    }
  }
  deps.history.release();
  let carried = 0;
  for (let from = 0; from < same.length; from += BATCH) {
    carried += await write(deps, same.slice(from, from + BATCH));
  }
  return { carried, unknown };
}

/** Exceptions that could count, or come to, but for the revision of their rule. */
async function unmatched({
  knex,
  revisions,
  seals,
}: Pick<CarryOverDeps, 'knex' | 'revisions' | 'seals'>): Promise<
  ExceptionRow[]
> {
  const rows = await knex<ExceptionRow>('exceptions')
    .where('until', '>', await databaseTime(knex))
    .whereNull('refused_at')
    .whereNull('revoked_at')
    .whereNull('control_failed_at')
    .where(any => whereRevision(any, { revisions }, 'whereNotIn'))
    .orderBy('id');
  // What is not believed counts for nothing, and must not keep the others from going on.
  return seals.believed(knex, 'exceptions', rows);
}

async function write(
  deps: Pick<CarryOverDeps, 'knex' | 'ledger' | 'seals'>,
  carried: Carried[],
): Promise<number> {
  return withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const written: Carried[] = [];
    for (const item of carried) {
      const { id, carried_rule_digest: before } = item.row;
      const [row] = await deps.seals.update(transaction, 'exceptions', {
        narrow: query => query.where({ id, carried_rule_digest: before }),
        change: () => ({
          carried_rule_digest: item.digest,
          carried_at: now,
        }),
      });
      if (row) written.push({ ...item, row });
    }
    await deps.ledger.append(
      transaction,
      written.map(({ row, digest, bundle }) => ({
        kind: 'exception',
        subjects: {
          exception: row.id,
          bundle,
          ...superseding('exceptions', row),
        },
        payload: {
          event: 'carried-over',
          rule: row.rule,
          from: row.rule_digest,
          to: digest,
          fingerprint: row.fingerprint,
        },
      })),
    );
    return written.length;
  });
}
