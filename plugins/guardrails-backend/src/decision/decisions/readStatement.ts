import {
  entryHeaderSchema,
  verifyPayload,
} from '@backstage-guardrails/policy-ledger';
import { digestSchema } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { z } from 'zod';
import { sha256 } from '../../record/ledger/sha256';
import type { Seals } from '../../record/seals';

/** What the ledger says that a decision was made of. @internal */
type DecisionParts = z.infer<typeof partsSchema>;

const part = z
  .object({ digest: digestSchema })
  .transform(({ digest }) => digest);
const partsSchema = z.object({
  input: part,
  bundle: part,
  parameters: part,
  snapshot: part,
});

/**
 * What the entry of a decision says, where there is one that the service wrote. `sealed` asks for a seal: where an entry
 * from before there were seals is in the log, only the whole tree can prove it, as a start does.
 * @internal
 */
export async function loadStatement(
  knex: Knex,
  options: { seals: Seals; id: string; sealed: boolean },
): Promise<Record<string, unknown> | undefined> {
  const { seals, id, sealed } = options;
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
  const entry = { epoch, position: Number(row.position), headerText };
  const own = sealed
    ? seals.isSealedEntry(entry, row.seal)
    : seals.isOwnEntry(entry, row.seal);
  if (!own) return undefined;
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

/** The parts of a decision by digest, as its entry on the ledger names them. @internal */
export async function readStatement(
  knex: Knex,
  options: { seals: Seals; id: string },
): Promise<DecisionParts | undefined> {
  const said = await loadStatement(knex, { ...options, sealed: false });
  const parsed = partsSchema.safeParse(said);
  return parsed.success ? parsed.data : undefined;
}
