import type { Rule } from '@backstage-guardrails/policy-model';
import { parametersWith, testRules } from '../__testUtils__';
import { loosenedRules } from './loosenedRules';
import { refuseRulesAhead } from './refuseRulesAhead';

const [first, second, third] = testRules;
const newRules = { adoptedAfter: '2026-11-29', level: 'advisory' } as const;
const answered = { reason: 'For now.', owner: 'group:default/platform' };
const added: Rule = { ...third, adopted: '2026-12-01' };
const shipped = parametersWith();

describe('rules below their own level', () => {
  it('are none where parameters set no level, or a stricter one', () => {
    expect(loosenedRules({ rules: testRules, parameters: shipped })).toEqual({
      off: [],
      lowered: [],
      newRules: [],
    });
    const parameters = parametersWith({
      newRules,
      rules: { [second.id]: { level: 'mandatory' } },
    });
    expect(loosenedRules({ rules: testRules, parameters }).lowered).toEqual([]);
  });

  it('are named by class, with what says so', () => {
    const parameters = {
      ...shipped,
      sandbox: { ...shipped.sandbox, newRules },
      production: {
        ...shipped.production,
        newRules,
        rules: {
          [first.id]: { level: 'off' as const, ...answered },
          [second.id]: { level: 'advisory' as const, ...answered },
        },
      },
      staging: {
        ...shipped.staging,
        rules: { [first.id]: { level: 'approval' as const } },
      },
    };
    const found = loosenedRules({ rules: [first, second, added], parameters });
    const environmentClass = 'production';
    expect(found).toEqual({
      off: [{ environmentClass, rule: first.id, ...answered }],
      lowered: [
        {
          environmentClass: 'staging',
          rule: first.id,
          own: 'mandatory',
          level: 'approval',
        },
        {
          environmentClass,
          rule: second.id,
          own: 'approval',
          level: 'advisory',
          ...answered,
        },
      ],
      newRules: ['sandbox', 'production'].map(name => ({
        environmentClass: name,
        rule: added.id,
        own: 'mandatory',
        level: 'advisory',
        adopted: '2026-12-01',
      })),
    });
  });
});

describe('a rule that says it was adopted on a day to come', () => {
  const ahead = (adopted: string, more: Partial<Rule> = {}) =>
    refuseRulesAhead({
      rules: [{ ...third, adopted, ...more }],
      parameters: parametersWith({ newRules }),
      now: new Date('2026-12-10T12:00:00Z'),
    });

  it('is refused where that would make it milder, with what to write', () => {
    expect(() => ahead('2999-01-01')).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringMatching(
          /sandbox\.newRules: test\/misbehaves says that it was adopted on 2999-01-01, .*"test\/misbehaves": \{"level": "mandatory"\} into sandbox\.rules$/,
        ),
      }),
    );
    expect(() => ahead('2026-12-12')).toThrow('2026-12-12');
  });

  it('is taken on the day itself, wherever on earth it was written', () => {
    for (const day of ['2026-12-09', '2026-12-10', '2026-12-11']) {
      expect(() => ahead(day)).not.toThrow();
    }
  });

  it('is taken where it stays as strict as it is', () => {
    expect(() => ahead('2999-01-01', { level: 'advisory' })).not.toThrow();
    expect(() => ahead('2999-01-01', { alwaysOn: 'Always.' })).not.toThrow();
    expect(() =>
      refuseRulesAhead({
        rules: [{ ...third, adopted: '2999-01-01' }],
        parameters: shipped,
        now: new Date('2026-12-10T12:00:00Z'),
      }),
    ).not.toThrow();
  });
});
