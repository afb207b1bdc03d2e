import { sha256 as digestOf } from '@backstage-guardrails/policy-decision';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { notBelieved, type Seals } from '../../record/seals';
import type { StoredDecision } from './DecisionLog';
import { loadStatement } from './readStatement';
import { refuseEarlierFingerprint } from './refuseEarlierFingerprint';

/**
 * Proves that a decision is the one that was recorded, by its entry on the ledger, before others are asked to consent
 * to it or it is carried out: whom to ask follows from its verdict, and a changed row would ask other people.
 * @throws GuardrailsError `record-forged`, `decision-not-granting`
 * @internal
 */
export async function requireRecorded(options: {
  knex: Knex;
  seals: Seals;
  stored: StoredDecision;
  /** The verdict as well, which takes as long as it is large. */
  verdict: boolean;
}): Promise<void> {
  const { knex, seals, stored, verdict } = options;
  const { decision } = stored;
  // What was decided before entries had seals has an earlier fingerprint as well, and leads to nothing any more.
  refuseEarlierFingerprint(decision);
  const said = await loadStatement(knex, {
    seals,
    id: decision.id,
    sealed: true,
  });
  const same = (one: unknown, other: unknown) =>
    canonicalJson(plain(one)) === canonicalJson(plain(other));
  const holds =
    said !== undefined &&
    said.outcome === decision.verdict.outcome &&
    said.fingerprint === decision.fingerprint &&
    Object(said.actor).ref === decision.actor.ref &&
    same(said.target, decision.target) &&
    same(said.source, decision.source) &&
    same(said.changes, decision.changes) &&
    (!verdict ||
      Object(said.verdict).digest ===
        digestOf(canonicalJson(plain(decision.verdict))));
  if (holds) return;
  const forged = { table: 'decisions', id: decision.id, why: 'seal' } as const;
  seals.report([forged]);
  throw notBelieved(forged);
}

/** Without what JSON leaves out. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
