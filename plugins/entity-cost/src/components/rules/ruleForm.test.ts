import {
  defaultRules,
  readRules,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { emptyRule, formOf, writtenRule } from './ruleForm';

const rules = [
  ...defaultRules,
  {
    id: 'shared-databases',
    conditions: [
      { kind: 'service', operator: 'in', values: ['Amazon RDS', 'Aurora'] },
      { kind: 'tag', key: 'env', operator: 'not-exists' },
      {
        kind: 'cost-category',
        key: 'team',
        operator: 'starts-with',
        values: ['a'],
      },
    ],
    to: { entity: 'group:default/platform' },
  },
] as const;

describe('the form of a rule', () => {
  it('gives back every rule that it was filled with', () => {
    expect(rules.map(rule => writtenRule(formOf(rule)))).toEqual(rules);
  });

  it('is no rule while it is empty', () => {
    const read = readRules([writtenRule(emptyRule)]);
    expect(read).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ path: '[0].id' }),
      ]),
    });
  });
});
