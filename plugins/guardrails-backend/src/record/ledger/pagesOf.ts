import type { StoredEntry } from '@backstage-guardrails/policy-ledger';
import type { Knex } from 'knex';

/** So many entries at a time are in memory. */
const PAGE = 500;

/** An entry as a row has it. @internal */
export type PagedEntry = StoredEntry & {
  position: number;
  /** Absent for entries from before there were seals. */
  seal?: string;
};

/** Entries in their order, a page at a time, from one position up to but without another. @internal */
export async function* pagesOf(options: {
  knex: Knex;
  epoch: number;
  from: number;
  to?: number;
}): AsyncGenerator<PagedEntry[]> {
  const { knex, epoch, to = Number.MAX_SAFE_INTEGER } = options;
  for (let from = options.from; from < to; ) {
    const rows = await knex('ledger_entries as e')
      .leftJoin('ledger_payloads as p', join =>
        join.on('p.epoch', 'e.epoch').andOn('p.position', 'e.position'),
      )
      .where('e.epoch', epoch)
      .where('e.position', '>=', from)
      .where('e.position', '<', Math.min(to, from + PAGE))
      .orderBy('e.position')
      .select('e.position', 'e.header', 'e.seal', 'p.payload', 'p.salt');
    if (rows.length === 0) return;
    yield rows.map(({ position, header, seal, payload, salt }) => ({
      position: Number(position),
      headerText: header,
      ...(seal !== null && { seal }),
      ...(payload !== null && { payloadText: payload }),
      ...(salt !== null && { salt: Buffer.from(salt, 'base64') }),
    }));
    from = Number(rows[rows.length - 1].position) + 1;
  }
}
