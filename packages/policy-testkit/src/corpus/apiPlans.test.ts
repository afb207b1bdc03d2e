import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShippedLine, type ShippedLine } from '../line';
import { type ApiPlan, apiPlanOf } from './apiPlanOf';

// Written from the references of Azure and AWS without the tables of places.
const plans: ApiPlan[] = JSON.parse(
  readFileSync(join(__dirname, '../../corpus/api-plans.json'), 'utf8'),
);

describe('plans of azapi and awscc', () => {
  let line: ShippedLine;

  beforeAll(async () => {
    line = await createShippedLine();
  }, 120_000);

  it.each(plans.filter(({ rule }) => rule !== null))(
    '$says: $rule',
    async plan => {
      const found = (await findingsOf(plan)).find(
        ({ rule }) => rule === plan.rule,
      );
      expect(found).toMatchObject({ resource: `${plan.type}.main` });
      expect(found?.message.startsWith('Not checked before apply')).toBe(
        plan.unknownValue === true,
      );
    },
  );

  it.each(plans.filter(({ rule }) => rule === null))(
    '$says: nothing that stops it',
    async plan => {
      const stopping = (await findingsOf(plan)).filter(
        ({ rule, level, resource }) =>
          level !== 'advisory' &&
          // Of the catalog and the owner, of which this evaluation has no facts.
          resource !== '' &&
          rule !== 'placement/allowed-resource-types',
      );
      expect(stopping).toEqual([]);
    },
  );

  async function findingsOf(plan: ApiPlan) {
    const { verdict } = await line.judge({
      evidence: Buffer.from(JSON.stringify(apiPlanOf(plan))),
      format: 'terraform-plan',
      actor: { kind: 'human', ref: 'corpus', groups: [], origin: 'cli' },
      target: { environmentClass: 'production' },
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    return verdict.findings;
  }
});
