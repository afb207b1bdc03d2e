import type { AnchorRow } from '../../record/ledger/tables';
import { secondsBetween, type Gauge, type GaugeContext } from './Gauge';

/** Each is a few look-ups by primary key, however long the log is. @internal */
export function ledgerGauges(options: {
  epoch: number;
  /** Of the anchors that are configured; what the database knows of others is history. */
  anchors: string[];
}): Gauge[] {
  const { epoch, anchors } = options;
  return [
    {
      name: 'guardrails.ledger.entries',
      description: 'Entries of the ledger in the current epoch',
      read: async moment => [{ value: await entries(moment, epoch) }],
    },
    {
      name: 'guardrails.ledger.unsigned',
      description: 'Entries that no checkpoint covers yet',
      read: async moment => {
        const [size, signed] = [
          await entries(moment, epoch),
          await signedEntries(moment, epoch),
        ];
        return [{ value: Math.max(0, size - signed) }];
      },
    },
    {
      name: 'guardrails.ledger.checkpoint.lag',
      description: 'Age of the oldest entry that no checkpoint covers',
      unit: 's',
      read: async moment => {
        const signed = await signedEntries(moment, epoch);
        return [{ value: await entryAge(moment, epoch, signed) }];
      },
    },
    {
      name: 'guardrails.ledger.anchor.age',
      description: 'Time since an anchor took a checkpoint',
      unit: 's',
      read: async moment =>
        (await anchorRows(moment, anchors)).flatMap(row =>
          row.anchored_at === null
            ? []
            : {
                value: secondsBetween(row.anchored_at, moment.now),
                attributes: { anchor: row.id },
              },
        ),
    },
    {
      name: 'guardrails.ledger.anchor.lag',
      description: 'Age of the oldest entry that an anchor does not hold',
      unit: 's',
      read: async moment => {
        const rows = await anchorRows(moment, anchors);
        return Promise.all(
          anchors.map(async anchor => {
            const row = rows.find(({ id }) => id === anchor);
            // One that never took a checkpoint, or none of this epoch, holds nothing of the log.
            const held = row?.epoch === epoch ? Number(row.size ?? 0) : 0;
            return {
              value: await entryAge(moment, epoch, held),
              attributes: { anchor },
            };
          }),
        );
      },
    },
  ];
}

async function entries({ knex }: GaugeContext, epoch: number): Promise<number> {
  const row = await knex('ledger_heads').where({ epoch }).first('size');
  return Number(row?.size ?? 0);
}

async function signedEntries(
  { knex }: GaugeContext,
  epoch: number,
): Promise<number> {
  const row = await knex('ledger_checkpoints')
    .where({ epoch })
    .orderBy('size', 'desc')
    .first('size');
  return Number(row?.size ?? 0);
}

/** Positions begin with 0, so the entry after the first `held` is at that position. 0 where there is none. */
async function entryAge(
  { knex, now }: GaugeContext,
  epoch: number,
  held: number,
): Promise<number> {
  const row = await knex('ledger_entries')
    .where({ epoch, position: held })
    .first('at');
  return row ? secondsBetween(row.at, now) : 0;
}

function anchorRows({ knex }: GaugeContext, anchors: string[]) {
  return knex<AnchorRow>('ledger_anchors').whereIn('id', anchors);
}
