import type { Knex } from 'knex';

type Counted = { endpoints: number | string; oldest: number | string | null };

/** How many endpoints there are, and by how many seconds the check that is due longest is late. @internal */
export async function pollingStatus(
  knex: Knex,
  now: number,
): Promise<{ endpoints: number; lag: number }> {
  const row: Counted | undefined = await knex('endpoints')
    .whereNull('removed_at')
    .select(
      knex.raw('count(*) as endpoints'),
      knex.raw(
        'min(case when claimed_until is null or claimed_until <= ? then next_at end) as oldest',
        [now],
      ),
    )
    .first();
  const oldest = Number(row?.oldest ?? now);
  return {
    endpoints: Number(row?.endpoints ?? 0),
    lag: Math.max(0, Math.floor((now - oldest) / 1000)),
  };
}
