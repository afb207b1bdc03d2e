import { sha256 } from '@backstage-guardrails/policy-decision';
import { selectColumns, type SealedTable } from './sealedColumns';

type Row = Record<string, unknown>;

/** The key of a row as one text, for messages and names. @internal */
export function rowName(table: SealedTable, row: object): string {
  const found = row as Row;
  return selectColumns(table, ['key'])
    .map(column => String(found[column]))
    .join(' ');
}

/**
 * The name of one revision of a row, as the ledger knows it: an entry whose subject `supersedes` is this name says
 * that the revision is out of date. A row that never changes has one revision.
 * @internal
 */
export function revisionName(
  table: SealedTable,
  row: object,
  revision: number = Number((row as Row).revision ?? 0),
): string {
  return sha256(
    `guardrails/revision/v1 ${table} ${rowName(table, row)} ${revision}`,
  );
}

/** For the entry that records a change: names the revision that the row, as it is now, replaces. @internal */
export function superseding(
  table: SealedTable,
  row: object & { revision: number },
): { supersedes?: string } {
  return row.revision > 0
    ? { supersedes: revisionName(table, row, row.revision - 1) }
    : {};
}

/** The name under which the ledger says that a decision was carried out. @internal */
export function consumedName(decision: string): string {
  return sha256(`guardrails/spent/v1 ${decision}`);
}

/** The name under which the ledger says that a row, as it was first, is over. @internal */
export function endName(table: SealedTable, row: object): string {
  return revisionName(table, row, 0);
}
