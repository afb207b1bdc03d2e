import type { Knex } from 'knex';
import type { Seals } from '../../../record/seals';
import type { ApprovalRow, RequestedApproverRow, PartRow } from '../model/rows';

/** A person who is asked, of a request that is not written yet. @internal */
export type NewRequestedApprover = Omit<
  RequestedApproverRow,
  'approval_id' | 'seal'
>;

/** Rows in one statement, for the limits of both databases. */
const ROWS = 100;

/** @internal */
export async function insertRequestedApprovers(
  transaction: Knex.Transaction,
  seals: Seals,
  options: { approval: string; asked: NewRequestedApprover[] },
): Promise<void> {
  const { approval, asked } = options;
  for (let from = 0; from < asked.length; from += ROWS) {
    await transaction('approval_asked')
      .insert(
        asked
          .slice(from, from + ROWS)
          .map(item =>
            seals.seal('approval_asked', { approval_id: approval, ...item }),
          ),
      )
      .onConflict(['approval_id', 'requirement', 'person'])
      .ignore();
  }
}

/** Puts the request into inboxes; who is in it twice is in it with the first part named. @internal */
export async function insertParts(
  transaction: Knex.Transaction,
  approval: Pick<ApprovalRow, 'id' | 'subject_kind' | 'subject_id'>,
  parts: Pick<PartRow, 'person' | 'waiting'>[],
): Promise<void> {
  const about = {
    approval_id: approval.id,
    subject_kind: approval.subject_kind,
    subject_id: approval.subject_id,
  };
  const rows = [
    ...new Map([...parts].reverse().map(part => [part.person, part])).values(),
  ];
  for (let from = 0; from < rows.length; from += ROWS) {
    await transaction('approval_parts')
      .insert(
        rows.slice(from, from + ROWS).map(part => ({ ...part, ...about })),
      )
      .onConflict(['person', 'approval_id'])
      .ignore();
  }
}
