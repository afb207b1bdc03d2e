import { type Rule, ruleSchema } from '@backstage-guardrails/policy-model';
import { diffBundles } from './diffBundles';

const rule = (name: string, digit: string, title = 'A title'): Rule =>
  ruleSchema.parse({
    id: `network/${name}`,
    title,
    description: '',
    message: '',
    fix: '',
    severity: 'low',
    level: 'advisory',
    objective: '',
    subject: { type: 'entity' },
    evidence: [],
    facts: [],
    parameters: [],
    author: '',
    adopted: '2026-01-01',
    review: '2027-01-01',
    documentation: '',
    references: [],
    digest: `sha256:${digit.repeat(64)}`,
  });

describe('diffBundles', () => {
  it('tells added, removed and changed rules apart; a reworded one is none of them', () => {
    const before = [rule('a', '1'), rule('b', '2'), rule('c', '3')];
    const after = [
      rule('b', '4'),
      rule('c', '3', 'Other words'),
      rule('d', '5'),
    ];
    expect(diffBundles(before, after)).toEqual({
      added: [after[2]],
      removed: [before[0]],
      changed: [{ before: before[1], after: after[0] }],
    });
  });

  it('finds nothing between a bundle and itself', () => {
    const rules = [rule('a', '1')];
    expect(diffBundles(rules, rules)).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });
});
