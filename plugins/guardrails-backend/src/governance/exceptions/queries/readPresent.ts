import { databaseTime } from '../../../base/database';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { Present } from '../model/deriveExceptionState';

/** What states follow from besides a row, as it is now. @internal */
export async function readPresent(
  deps: Pick<ExceptionDeps, 'knex' | 'policy'>,
): Promise<Present> {
  const { knex, policy } = deps;
  return {
    now: await databaseTime(knex),
    revisions: policy.bundle.rules.map(({ digest }) => digest),
  };
}
