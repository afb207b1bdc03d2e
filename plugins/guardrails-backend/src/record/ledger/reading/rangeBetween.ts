import type { Knex } from 'knex';
import { parseTimeInterval } from '../../../base/database';

/** Which entries of an epoch are of an interval of time; a time before all or after all means its border. @internal */
export async function rangeBetween(
  knex: Knex,
  options: { epoch: number; size: number; since?: string; until?: string },
): Promise<{ from: number; to: number }> {
  const { epoch, size } = options;
  const { since, until } = parseTimeInterval(options);
  const first = async (time: string) => {
    const row = await knex('ledger_entries')
      .where({ epoch })
      .where('at', '>=', time)
      .orderBy(['at', 'epoch', 'position'])
      .first('position');
    return Math.min(size, row ? Number(row.position) : size);
  };
  const to = until === undefined ? size : await first(until);
  const from = since === undefined ? 0 : await first(since);
  return { from: Math.min(from, to), to };
}
