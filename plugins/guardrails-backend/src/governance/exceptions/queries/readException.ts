import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ControlRow } from '../model/rows';
import { toExceptionDetail } from '../model/toExceptionDetail';
import { selectExceptions } from '../store/selectExceptions';
import { readPresent } from './readPresent';

/** So many uses are shown of one exception; the number of all is in its row. */
const SHOWN_USES = 200;

/** One exception with what became of it, for a caller who was found to have a part in it. @internal */
export async function readException(
  deps: Pick<ExceptionDeps, 'knex' | 'policy'>,
  id: string,
): Promise<ExceptionDetail> {
  const { knex } = deps;
  const [[row], controls, uses, present] = await Promise.all([
    selectExceptions(knex).where('exceptions.id', id),
    knex<ControlRow>('exception_controls')
      .where({ exception_id: id })
      .orderBy('since'),
    knex('exception_uses')
      .where({ exception_id: id })
      .orderBy('used_at', 'desc')
      .limit(SHOWN_USES),
    readPresent(deps),
  ]);
  return toExceptionDetail({ row, controls, uses, present });
}
