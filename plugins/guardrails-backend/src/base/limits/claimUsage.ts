import type { Knex } from 'knex';
import type { Quota } from './QuotaLimits';

/**
 * Adds the first of the amounts that fits below the limit, and says which: 0 where none does. One statement each, so
 * that replicas cannot both take the rest. A window that is earlier than the one on record counts as that one, so
 * that a clock that goes back opens no new window.
 * @internal
 */
export async function claimUsage(
  knex: Knex,
  options: {
    principal: string;
    quota: Quota;
    /** RFC 3339 */
    window: string;
    limit: number;
    amounts: number[];
  },
): Promise<number> {
  const { principal, quota, window, limit, amounts } = options;
  for (const amount of amounts) {
    if (amount > limit) continue;
    const result = await knex.raw(
      `insert into quota_usage (principal, quota, "window", used)
       values (:principal, :quota, :window, :amount)
       on conflict (principal, quota) do update set
         used = excluded.used +
           case when quota_usage."window" < excluded."window"
             then 0 else quota_usage.used end,
         "window" = case when quota_usage."window" < excluded."window"
           then excluded."window" else quota_usage."window" end
       where quota_usage."window" < excluded."window"
         or quota_usage.used + excluded.used <= :limit
       returning used`,
      { principal, quota, window, limit, amount },
    );
    const rows = Array.isArray(result) ? result : result.rows;
    if (rows.length > 0) return amount;
  }
  return 0;
}
