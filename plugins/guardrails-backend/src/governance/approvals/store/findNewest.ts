import type { Knex } from 'knex';
import type { ApprovalRow } from '../model/rows';
import { whereIsFor } from './whereIsFor';

/** The newest request for a change, by its fingerprint and who asked. @internal */
export function findNewest(
  knex: Knex,
  { fingerprint, requester }: { fingerprint: string; requester: string },
): Promise<ApprovalRow | undefined> {
  return whereIsFor(
    knex<ApprovalRow>('approvals').where({
      requester,
      subject_kind: 'change',
    }),
    fingerprint,
  )
    .orderBy('id', 'desc')
    .first();
}
