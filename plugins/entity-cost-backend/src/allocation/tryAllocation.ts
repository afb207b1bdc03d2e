import {
  type AllocationRule,
  type CatalogIndex,
  type CostSubject,
  type RuleTrial,
  type SubjectAmount,
  tryRules,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { integerText, microsOfText } from '../database';
import { readSubjects } from './readSubjects';

/**
 * What other rules would have done to the effective costs of a month that is loaded, without changing anything.
 * @internal
 */
export async function tryAllocation(
  knex: Knex,
  options: {
    months: readonly string[];
    before: readonly AllocationRule[];
    after: readonly AllocationRule[];
    catalog: CatalogIndex;
  },
): Promise<RuleTrial> {
  const { months, before, after, catalog } = options;
  const charged = () =>
    knex({ force: 'in_force' })
      .join({ fact: 'facts' }, 'fact.load_id', 'force.load_id')
      .whereIn('force.month', [...months]);
  const subjects: CostSubject[] = [];
  const indexes = new Map<number, number>();
  const pages = readSubjects(knex, {
    narrow: query =>
      query.whereIn('subject.id', charged().select('fact.subject_id')),
  });
  for await (const page of pages) {
    for (const { id, subject } of page) {
      indexes.set(id, subjects.push(subject) - 1);
    }
  }
  const rows: { subject_id: number; currency: string; amount: string }[] =
    await charged()
      .groupBy('fact.subject_id', 'fact.currency')
      .select('fact.subject_id', 'fact.currency')
      .select(integerText(knex, 'sum(fact.effective)', 'amount'));
  const amounts = rows.flatMap(
    ({ subject_id, currency, amount }): SubjectAmount[] => {
      const subject = indexes.get(subject_id);
      return subject === undefined
        ? []
        : [{ subject, currency, amount: microsOfText(amount) }];
    },
  );
  return tryRules({ subjects, amounts, before, after, catalog });
}
