import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import type { LeaseReportRow } from '../model/rows';

/** Puts what was found on record, each thing once; answers what is new. @internal */
export async function reportAccess(
  transaction: Knex.Transaction,
  lease: string,
  found: string[],
): Promise<string[]> {
  if (found.length === 0) return [];
  const at = await databaseTime(transaction);
  const added = await transaction<LeaseReportRow>('lease_reports')
    .insert(
      [...new Set(found)].map(text => ({
        lease_id: lease,
        digest: sha256(text),
        at,
        text,
      })),
    )
    .onConflict(['lease_id', 'digest'])
    .ignore()
    .returning('text');
  return added.map(({ text }) => text);
}
