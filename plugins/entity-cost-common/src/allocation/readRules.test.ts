import { readRules } from './readRules';

const rule = {
  id: 'sandbox',
  conditions: [{ kind: 'sub-account', operator: 'in', values: ['111'] }],
  to: { entity: 'group:default/team-a' },
};

describe('readRules', () => {
  it('reads every kind of condition and target', () => {
    const rules = [
      rule,
      {
        id: 'all',
        conditions: [
          { kind: 'tag', key: 'a', operator: 'exists' },
          {
            kind: 'cost-category',
            key: 'b',
            operator: 'not-in',
            values: ['c'],
          },
          { kind: 'resource', operator: 'starts-with', values: ['arn:'] },
        ],
        to: { tag: 'app', kinds: ['component'] },
      },
      { id: 'tag', conditions: [], to: { tag: 'app', kinds: ['component'] } },
    ];
    expect(readRules(rules)).toEqual({ ok: true, rules });
    expect(readRules([])).toEqual({ ok: true, rules: [] });
  });

  it.each([
    ['no list', { rules: [] }, 'rules-invalid', ''],
    [
      'a rule without id',
      [{ ...rule, id: undefined }],
      'rules-invalid',
      '[0].id',
    ],
    ['an id with markup', [{ ...rule, id: '<b>' }], 'rules-invalid', '[0].id'],
    ['an unknown key', [{ ...rule, when: 1 }], 'rules-invalid', '[0]'],
    [
      'a name for a reference',
      [{ ...rule, to: { entity: 'team-a' } }],
      'rules-invalid',
      '[0].to.entity',
    ],
    ['no target', [{ ...rule, to: {} }], 'rules-invalid', '[0].to'],
    [
      'a list that is too long',
      Array.from({ length: 501 }, (_, i) => ({ ...rule, id: `r${i}` })),
      'rules-invalid',
      '',
    ],
    ['two rules of one id', [rule, { ...rule }], 'rule-duplicate', '[1].id'],
    [
      'a rule for everything',
      [{ ...rule, conditions: [] }],
      'rule-for-everything',
      '[0].conditions',
    ],
  ])('refuses %s', (_, list, code, path) => {
    expect(readRules(list)).toMatchObject({
      ok: false,
      problems: [{ code, path: expect.stringContaining(path) }],
    });
  });

  it.each([
    { kind: 'tag', operator: 'exists' },
    { kind: 'tag', key: 'a', operator: 'in' },
    { kind: 'tag', key: 'a', operator: 'in', values: [] },
    { kind: 'tag', key: 'a', operator: 'exists', values: ['b'] },
    { kind: 'service', key: 'a', operator: 'exists' },
    { kind: 'service', operator: 'matches', values: ['.*'] },
    { kind: 'other', operator: 'exists' },
  ])('refuses the condition %j', condition => {
    const read = readRules([{ ...rule, conditions: [condition] }]);
    expect(read).toMatchObject({ ok: false });
  });
});
