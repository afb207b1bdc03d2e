import type { Rule } from '@backstage-guardrails/policy-model';
import { testRules, thing } from '../__testUtils__';
import { touchedBy } from './touchedBy';

const rule: Rule = {
  ...testRules[0],
  subject: {
    type: 'infrastructure',
    types: ['test_log'],
    companions: ['test_net*'],
    changes: ['update', 'delete'],
    sees: 'touched',
  },
};
const log = thing({
  type: 'test_log',
  kind: 'delete',
  before: { net: 'n', rules: [1] },
  after: null,
});
const network = thing({
  type: 'test_network',
  kind: 'delete',
  before: { id: 'n', rules: [1], secret: { $guardrails: 'unknown' } },
  after: null,
  tags: { team: 'a' },
});
const all = [
  log,
  network,
  thing({ type: 'test_log', kind: 'create' }),
  thing({ type: 'test_network', kind: 'no-op' }),
  thing({ type: 'test_other', kind: 'delete' }),
];

describe('the changes that a rule on what is touched sees', () => {
  it('are those it is about, and the names of its companions', () => {
    expect(touchedBy(rule, all)).toEqual([
      log,
      { ...network, before: { id: 'n' }, tags: {} },
    ]);
  });
});
