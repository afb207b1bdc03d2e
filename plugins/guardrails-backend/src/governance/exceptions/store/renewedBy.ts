import { notFound } from '../model/notFound';
import { addMilliseconds } from '../../../base/time';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ExceptionRow } from '../model/rows';
import type { Coverage } from '../model/computeCoverage';
import type { ExceptionTarget } from '../commands/ownTarget';

/** So many of one target and rule are looked at, newest first. */
const LOOK_BACK = 200;

/**
 * The exception that a new one renews, whether or not the request says so: the newest granted one that
 * covered one of the same resources. Its granters cannot grant the next, and leaving the field out does not
 * change that.
 * @internal
 */
export async function renewedBy(
  deps: Pick<ExceptionDeps, 'knex' | 'config' | 'seals'>,
  options: {
    renews: string | undefined;
    target: ExceptionTarget;
    rule: string;
    coverage: Coverage;
    now: string;
  },
): Promise<Pick<ExceptionRow, 'id' | 'granted_by'>[]> {
  const { renews, target, rule, coverage, now } = options;
  const rows = await deps
    .knex<ExceptionRow>('exceptions')
    .where({ environment: target.environment ?? null, rule })
    .where(
      // A renamed entity is the same one, and what has its name now is another one.
      target.uid === undefined
        ? { target_ref: target.ref }
        : { target_uid: target.uid },
    )
    .whereNotNull('granted_at')
    .orderBy('id', 'desc')
    .limit(LOOK_BACK);
  const named = rows.find(({ id }) => id === renews);
  if (renews !== undefined && !named) throw notFound(renews);
  const newest = rows.find(
    row =>
      row.until > addMilliseconds(now, -deps.config.longest) &&
      (row.target_uid !== null || overlaps(row, coverage)),
  );
  const found = [named, newest].filter(row => row !== undefined);
  // Who granted them keeps people from granting the next, so it must be what the service wrote.
  await deps.seals.require(deps.knex, [{ table: 'exceptions', rows: found }]);
  return found;
}

function overlaps(row: ExceptionRow, coverage: Coverage): boolean {
  if (row.resources === null) return true;
  const resources: string[] = JSON.parse(row.resources);
  return resources.some(item => coverage.resources.includes(item));
}
