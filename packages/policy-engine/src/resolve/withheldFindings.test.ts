import { EMPTY_SNAPSHOT, type Rule } from '@backstage-guardrails/policy-model';
import { inputWith, parametersWith, sha256, testRules } from '../__testUtils__';
import { KnownTypes } from '../knownTypes';
import { questionsOf } from '../questions';
import { resolve } from './resolve';

const marker = { $guardrails: 'sensitive', changed: true, present: true };

function ruleOn(options: {
  id: string;
  reads?: string[];
  level?: Rule['level'];
}): Rule {
  const { id, reads, level = 'mandatory' } = options;
  return {
    ...testRules[0],
    id: `operations/${id}` as Rule['id'],
    title: 'Shops stay open',
    level,
    subject: { type: 'operation', ...(reads && { reads }) },
  };
}

const inputOf = (withheld?: string[], suspected?: string[]) =>
  inputWith([], {
    target: { environmentClass: 'production' },
    subject: {
      type: 'operation',
      name: 'shop:close',
      parameters: { shop: marker, size: 1 },
      ...(withheld && { withheld }),
      ...(suspected && { suspected }),
    },
  });

function verdictOf(rules: Rule[], withheld?: string[], suspected?: string[]) {
  const { outcome, findings, passed, obligations } = resolve({
    input: inputOf(withheld, suspected),
    rules,
    knownTypes: new KnownTypes([{ rules, data: {} }]),
    called: rules,
    results: [],
    parameters: parametersWith(),
    snapshot: EMPTY_SNAPSHOT,
    digests: {
      input: sha256('input'),
      bundle: sha256('bundle'),
      parameters: sha256('parameters'),
      snapshot: sha256('snapshot'),
    },
    revision: 'test-1',
  });
  return {
    outcome,
    passed,
    kinds: obligations.map(({ kind }) => kind),
    findings: findings.map(({ rule, kind, path, level }) =>
      [rule, kind, path, level].join(' '),
    ),
  };
}

describe('a rule that reads a withheld parameter', () => {
  it.each<[string, string[] | undefined, string[]]>([
    ['does not say what it reads', undefined, ['/shop']],
    ['reads it', ['shop'], ['/shop']],
    ['reads a part of it', ['shop'], ['/shop/name']],
  ])('cannot judge, and needs approval, where it %s', (_, reads, withheld) => {
    const path = withheld[0].slice(1).replace('/', '.');
    expect(verdictOf([ruleOn({ id: 'open', reads })], withheld)).toEqual({
      outcome: 'needs-approval',
      passed: [],
      kinds: ['approval'],
      findings: [`operations/open incomplete ${path} approval`],
    });
  });

  it('denies as ever where the value only looks like a secret', () => {
    const rules = [ruleOn({ id: 'open', reads: ['shop'] })];
    expect(verdictOf(rules, ['/shop', '/token'], ['/shop'])).toEqual({
      outcome: 'deny',
      passed: [],
      kinds: [],
      findings: ['operations/open incomplete shop mandatory'],
    });
    expect(verdictOf(rules, ['/shop', '/token'], ['/token']).outcome).toBe(
      'needs-approval',
    );
  });

  it('warns where it only ever warns', () => {
    const rule = ruleOn({ id: 'open', level: 'advisory' });
    expect(verdictOf([rule], ['/shop']).outcome).toBe('warn');
  });

  it.each<[string, string[], string[] | undefined]>([
    ['reads another one', ['size'], ['/shop']],
    ['reads none', [], ['/shop']],
    ['was recorded before it was said what is withheld', ['shop'], undefined],
  ])('is no matter where the rule %s', (_, reads, withheld) => {
    expect(verdictOf([ruleOn({ id: 'open', reads })], withheld)).toMatchObject({
      outcome: 'allow',
      passed: ['operations/open'],
    });
  });

  it('is shown no parameter that it does not name', () => {
    const rules = [
      ruleOn({ id: 'all' }),
      ruleOn({ id: 'none', reads: [] }),
      ruleOn({ id: 'size', reads: ['size'] }),
      ruleOn({ id: 'also-none', reads: [] }),
    ];
    const shown = [...questionsOf(inputOf(['/shop']), rules)].map(question => [
      question.rules.map(({ id }) => id),
      JSON.parse(question.body).subject.parameters,
    ]);
    expect(shown).toEqual([
      [['operations/all'], { shop: marker, size: 1 }],
      [['operations/none', 'operations/also-none'], {}],
      [['operations/size'], { size: 1 }],
    ]);
  });
});
