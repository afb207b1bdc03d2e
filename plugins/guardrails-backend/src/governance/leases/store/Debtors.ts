import type { Knex } from 'knex';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { retry } from '../../../base';
import type { People } from '../../../identity/people';
import { listDebts } from './listDebts';

/** The human behind each account whose break-glass waits for its reviews, as known a moment ago. @internal */
export type Debtors = ReadonlyMap<string, string>;

/** A debt began after debtors were looked up. @internal */
export class UnknownDebtor extends Error {}

const ATTEMPTS = 12;

/**
 * Counts debts with debtors that were looked up before: the catalog is never asked within a transaction, which would hold
 * its connection and its locks for as long as the catalog takes. Where a debt has begun meanwhile, all is done again.
 * @internal
 */
export async function withDebtors<Result>(
  deps: { knex: Knex; people: Pick<People, 'identities'> },
  count: (debtors: Debtors) => Promise<Result>,
): Promise<Result> {
  return retry(
    {
      attempts: ATTEMPTS,
      pause: attempts => 10 * attempts,
      again: error => error instanceof UnknownDebtor,
    },
    async () => count(await findDebtors(deps)),
  ).catch(error => {
    throw error instanceof UnknownDebtor ? busy(error) : error;
  });
}

async function findDebtors({
  knex,
  people,
}: {
  knex: Knex;
  people: Pick<People, 'identities'>;
}): Promise<Debtors> {
  const accounts = (await listDebts(knex)).map(({ person }) => person);
  const known = await people.identities(accounts);
  // An account that the catalog does not have stands for itself.
  return new Map(accounts.map(ref => [ref, known.get(ref) ?? ref]));
}

function busy(cause: UnknownDebtor): GuardrailsError {
  return new GuardrailsError({
    code: 'overloaded',
    message: 'Several people use break-glass at the same time. Try again.',
    retryAfter: 1,
    cause,
  });
}
