import { z } from 'zod';
import type { Caller } from '../../../identity/actors';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ExceptionWithApproval } from '../model/deriveExceptionState';
import { notFound } from '../model/notFound';
import { selectExceptions, whereVisible } from '../store/selectExceptions';
import { ownedTargets } from './ownedTargets';

/**
 * An exception that the caller has a part in; any other is answered as one that does not exist.
 * @throws GuardrailsError `not-found`
 * @internal
 */
export async function findVisible(
  deps: Pick<ExceptionDeps, 'catalog' | 'knex'>,
  caller: Caller,
  id: string,
): Promise<ExceptionWithApproval> {
  if (!z.uuid().safeParse(id).success) throw notFound(id);
  const { knex } = deps;
  const known = await knex('exceptions').where({ id }).first('target_ref');
  if (!known) throw notFound(id);
  const query = selectExceptions(knex).where('exceptions.id', id);
  const targets = await ownedTargets(deps, caller, known.target_ref);
  whereVisible(query, { knex, caller, targets });
  const [row] = await query;
  if (!row) throw notFound(id);
  return row;
}
