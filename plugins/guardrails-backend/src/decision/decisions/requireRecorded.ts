import { sha256 as digestOf } from '@backstage-guardrails/policy-decision';
import {
  entryHeaderSchema,
  verifyPayload,
} from '@backstage-guardrails/policy-ledger';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { sha256 } from '../../record/ledger/sha256';
import { notBelieved, type Seals } from '../../record/seals';
import type { StoredDecision } from './DecisionLog';
import { refuseEarlierFingerprint } from './refuseEarlierFingerprint';

type Statement = Record<string, unknown> & { verdict?: { digest?: unknown } };

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
  const said = await statementOf(knex, seals, decision.id);
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
      said.verdict?.digest ===
        digestOf(canonicalJson(plain(decision.verdict))));
  if (holds) return;
  const forged = { table: 'decisions', id: decision.id, why: 'seal' } as const;
  seals.report([forged]);
  throw notBelieved(forged);
}

/** What the entry of a decision says, where there is one that the service wrote. */
async function statementOf(
  knex: Knex,
  seals: Seals,
  id: string,
): Promise<Statement | undefined> {
  const row = await knex('ledger_subjects as s')
    .join('ledger_entries as e', join =>
      join.on('e.epoch', 's.epoch').andOn('e.position', 's.position'),
    )
    .join('ledger_payloads as p', join =>
      join.on('p.epoch', 's.epoch').andOn('p.position', 's.position'),
    )
    .where('s.subject', id)
    .where('e.kind', 'decision')
    .orderBy(['s.epoch', 's.position'])
    .first('e.*', 'p.payload', 'p.salt');
  if (!row) return undefined;
  const { epoch, header: headerText } = row;
  const position = Number(row.position);
  // Only with its seal: where an entry from before there were seals is in the log, only the whole tree can prove.
  if (!seals.isSealedEntry({ epoch, position, headerText }, row.seal)) {
    return undefined;
  }
  const header = entryHeaderSchema.parse(JSON.parse(headerText));
  const payload = JSON.parse(row.payload);
  const salt = Buffer.from(row.salt, 'base64');
  try {
    verifyPayload({ header, payload, salt, sha256 });
  } catch {
    return undefined;
  }
  return payload.id === id && header.subjects.decision === id
    ? payload
    : undefined;
}

/** Without what JSON leaves out. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
