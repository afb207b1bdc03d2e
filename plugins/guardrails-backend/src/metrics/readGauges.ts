import type { Knex } from 'knex';
import { databaseTime } from '../database';
import { whereState } from '../leases/stateOf';

/** More than so many are not counted, so that counting costs the same everywhere. */
const COUNTED = 10_000;

/** What a gauge shows, by the values of its label. @internal */
export type Reading = { value: number; attributes?: Record<string, string> };

type Read = (knex: Knex) => Promise<Reading[]>;

/** @internal */
export type GaugeDescription = {
  name: string;
  description: string;
  unit?: string;
  read: Read;
};

/**
 * Values that come from the database, so that every replica shows the same. Each is one statement along an index, and
 * costs the same in a large organisation as in a small one.
 * @internal
 */
export function gaugesOf(options: { epoch: number }): GaugeDescription[] {
  const { epoch } = options;
  return [
    {
      name: 'guardrails.ledger.entries',
      description: 'Entries of the ledger in the current epoch',
      read: async knex => [{ value: await entriesOf(knex, epoch) }],
    },
    {
      name: 'guardrails.ledger.unsigned',
      description: 'Entries that no checkpoint covers yet',
      read: async knex => {
        const [size, signed] = [
          await entriesOf(knex, epoch),
          await signedOf(knex, epoch),
        ];
        return [{ value: Math.max(0, size - signed) }];
      },
    },
    {
      name: 'guardrails.ledger.anchor.age',
      description: 'Since an anchor took a checkpoint',
      unit: 's',
      read: anchorAges,
    },
    {
      name: 'guardrails.approvals.waiting',
      description: `Requests that wait for consents, up to ${COUNTED}`,
      read: async knex => {
        const now = await databaseTime(knex);
        const open = knex('approvals')
          .whereNull('closed_as')
          .where('expires_at', '>', now);
        return [{ value: await countOf(knex, open) }];
      },
    },
    {
      name: 'guardrails.leases',
      description: `Leases that are active or could not be ended yet, up to ${COUNTED} each`,
      read: async knex => {
        const now = await databaseTime(knex);
        const readings: Reading[] = [];
        for (const state of ['active', 'ending'] as const) {
          const leases = knex('leases');
          whereState(leases, state, now);
          readings.push({
            value: await countOf(knex, leases),
            attributes: { state },
          });
        }
        return readings;
      },
    },
    {
      name: 'guardrails.deliveries.undelivered',
      description: `Messages that were given up, up to ${COUNTED}`,
      read: async knex => [
        {
          value: await countOf(
            knex,
            knex('deliveries').whereNotNull('dead_at'),
          ),
        },
      ],
    },
  ];
}

async function entriesOf(knex: Knex, epoch: number): Promise<number> {
  const row = await knex('ledger_heads').where({ epoch }).first('size');
  return Number(row?.size ?? 0);
}

async function signedOf(knex: Knex, epoch: number): Promise<number> {
  const row = await knex('ledger_checkpoints')
    .where({ epoch })
    .orderBy('size', 'desc')
    .first('size');
  return Number(row?.size ?? 0);
}

async function anchorAges(knex: Knex): Promise<Reading[]> {
  const now = Date.parse(await databaseTime(knex));
  const rows = await knex('ledger_anchors')
    .whereNotNull('anchored_at')
    .select('id', 'anchored_at');
  return rows.map(row => ({
    value: Math.max(0, (now - Date.parse(row.anchored_at)) / 1000),
    attributes: { anchor: row.id },
  }));
}

async function countOf(knex: Knex, some: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await knex
    .from(some.select(knex.raw('1')).limit(COUNTED).as('some'))
    .count({ count: '*' });
  return Number(count);
}
