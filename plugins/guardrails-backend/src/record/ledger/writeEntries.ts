import type { Entry } from '@backstage-guardrails/policy-ledger';
import type { Knex } from 'knex';
import { insertColumns, type Column } from '../../base/database';
import type { Seals } from '../seals';

/** What writes entries with what is stored beside them. @internal */
export function writeEntries(
  transaction: Knex.Transaction,
  options: { epoch: number; first: number; entries: Entry[]; seals: Seals },
): Knex.Raw[] {
  const { epoch, first, entries, seals } = options;
  const place = (indexes: number[]): Column[] => [
    { name: 'epoch', type: 'integer', values: indexes.map(() => epoch) },
    { name: 'position', type: 'bigint', values: indexes.map(n => first + n) },
  ];
  const text = (name: string, values: string[]): Column => ({
    name,
    type: 'text',
    values,
  });
  const all = entries.map((_, n) => n);
  const subjects = entries.flatMap(({ header }, index) =>
    [...new Set(Object.values(header.subjects))].map(subject => ({
      subject: String(subject),
      index,
    })),
  );
  return [
    insertColumns(transaction, 'ledger_entries', [
      ...place(all),
      text(
        'kind',
        entries.map(({ header }) => header.kind),
      ),
      text(
        'at',
        entries.map(({ header }) => header.at),
      ),
      text(
        'header',
        entries.map(({ headerText }) => headerText),
      ),
      text(
        'seal',
        entries.map(({ headerText }, n) =>
          seals.entrySeal({ epoch, position: first + n, headerText }),
        ),
      ),
    ]),
    insertColumns(transaction, 'ledger_payloads', [
      ...place(all),
      text(
        'payload',
        entries.map(({ payloadText }) => payloadText),
      ),
      text(
        'salt',
        entries.map(({ salt }) => Buffer.from(salt).toString('base64')),
      ),
    ]),
    insertColumns(transaction, 'ledger_subjects', [
      text(
        'subject',
        subjects.map(({ subject }) => subject),
      ),
      ...place(subjects.map(({ index }) => index)),
    ]),
  ];
}
