import {
  ConsentTrail,
  entryHeaderSchema,
} from '@backstage-guardrails/policy-ledger';
import type { Knex } from 'knex';
import type { Seals } from '../../seals';
import { pagesOf, type PagedEntry } from '../pagesOf';

/**
 * What no proof finds in entries that are whole and signed: an entry that the service did not write, one that the
 * index of subjects leaves out, and the use of an approval upon consents that are not on the log.
 * @internal
 */
export async function findEntryFault(options: {
  knex: Knex;
  epoch: number;
  from: number;
  to: number;
  seals: Seals;
}): Promise<string | undefined> {
  const { knex, epoch, seals } = options;
  for await (const page of pagesOf(options)) {
    for (const entry of page) {
      if (!seals.isOwnEntry({ epoch, ...entry }, entry.seal)) {
        return `Entry ${entry.position}: It has no seal of this installation; the service did not write it.`;
      }
    }
    const unlisted = await unlistedIn(knex, { epoch, page });
    if (unlisted !== undefined) {
      return `Entry ${unlisted}: The index of what entries are about leaves it out.`;
    }
    for (const { position, headerText, payloadText } of page) {
      const approval = redeemedBy(headerText, payloadText);
      const fault =
        approval === undefined
          ? undefined
          : await findApprovalFault(knex, approval);
      if (fault !== undefined) return `Entry ${position}: ${fault}`;
    }
  }
  return undefined;
}

/** The index is not in the tree; without a row of it the service would forget that a record ended. */
async function unlistedIn(
  knex: Knex,
  { epoch, page }: { epoch: number; page: PagedEntry[] },
): Promise<number | undefined> {
  const wanted = page.flatMap(({ position, headerText }) =>
    listSubjects(headerText).map(subject => ({ subject, position })),
  );
  const listed = new Set<string>();
  const names = [...new Set(wanted.map(({ subject }) => subject))];
  for (let from = 0; from < names.length; from += 500) {
    const rows = await knex('ledger_subjects')
      .whereIn('subject', names.slice(from, from + 500))
      .where({ epoch })
      .whereBetween('position', [
        page[0].position,
        page[page.length - 1].position,
      ])
      .select('subject', 'position');
    for (const row of rows) listed.add(`${row.subject} ${row.position}`);
  }
  return wanted.find(
    ({ subject, position }) => !listed.has(`${subject} ${position}`),
  )?.position;
}

function listSubjects(headerText: string): string[] {
  // Whole already: the proof has read it.
  const { subjects }: { subjects: Record<string, string> } =
    JSON.parse(headerText);
  return [...new Set(Object.values(subjects))];
}

/** The approval that an entry says was used. */
function redeemedBy(
  headerText: string,
  payloadText: string | undefined,
): string | undefined {
  if (!payloadText?.includes('"event":"redeemed"')) return undefined;
  const { kind, subjects } = entryHeaderSchema.parse(JSON.parse(headerText));
  return kind === 'approval' ? subjects.approval : undefined;
}

/** Follows one approval through all its entries, wherever they are. */
async function findApprovalFault(
  knex: Knex,
  approval: string,
): Promise<string | undefined> {
  const rows = await knex('ledger_subjects as s')
    .join('ledger_entries as e', join =>
      join.on('e.epoch', 's.epoch').andOn('e.position', 's.position'),
    )
    .leftJoin('ledger_payloads as p', join =>
      join.on('p.epoch', 'e.epoch').andOn('p.position', 'e.position'),
    )
    .where('s.subject', approval)
    .where('e.kind', 'approval')
    .orderBy(['s.epoch', 's.position'])
    .select('e.header', 'p.payload');
  const trail = new ConsentTrail();
  return rows
    .map(({ header, payload }) =>
      trail.take({ headerText: header, payloadText: payload ?? undefined }),
    )
    .find(fault => fault !== undefined);
}
