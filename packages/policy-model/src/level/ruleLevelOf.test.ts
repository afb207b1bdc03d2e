import type { RuleSetting } from '../parameters';
import type { Rule } from '../rule';
import { levelOf } from './levelOf';
import {
  type LeveledRule,
  type LevelParameters,
  ruleLevelOf,
} from './ruleLevelOf';

const id = 'network/flow-logs' as Rule['id'];
const newRules = { adoptedAfter: '2026-11-29', level: 'advisory' } as const;
const rule = (more: Partial<LeveledRule> = {}): LeveledRule => ({
  id,
  level: 'mandatory',
  adopted: '2026-12-01',
  ...more,
});
const of = (
  leveled: LeveledRule,
  parameters: Partial<LevelParameters> = {},
) => ({
  rule: leveled,
  environmentClass: 'production' as const,
  parameters: { rules: {}, ...parameters },
});
const off: RuleSetting = {
  level: 'off',
  reason: 'Looked at by hand.',
  owner: 'group:default/network',
};

describe('the level of a rule that is new', () => {
  it.each<[string, Partial<LeveledRule>, LevelParameters['newRules'], string]>([
    ['is lowered', {}, newRules, 'advisory'],
    [
      'is lowered to approval',
      {},
      { ...newRules, level: 'approval' },
      'approval',
    ],
    ['is its own where nothing is said', {}, undefined, 'mandatory'],
    [
      'is its own at mandatory',
      {},
      { ...newRules, level: 'mandatory' },
      'mandatory',
    ],
    [
      'is its own on the day itself',
      { adopted: '2026-11-29' },
      newRules,
      'mandatory',
    ],
    [
      'is lowered from the next day',
      { adopted: '2026-11-30' },
      newRules,
      'advisory',
    ],
    [
      'is its own where it is milder',
      { level: 'advisory' },
      { ...newRules, level: 'approval' },
      'advisory',
    ],
    [
      'is its own where others rest on it',
      { alwaysOn: 'It guards consent.' },
      newRules,
      'mandatory',
    ],
    [
      'is that of its class',
      { level: { default: 'advisory', production: 'approval' } },
      newRules,
      'advisory',
    ],
    [
      'is as strict as can be where no class is named',
      { level: {} },
      undefined,
      'mandatory',
    ],
  ])('%s: %j with %j', (_, more, given, level) => {
    expect(levelOf(of(rule(more), { newRules: given }))).toBe(level);
  });

  it.each<unknown>([
    undefined,
    null,
    '',
    '2026',
    '2026-13-01',
    '2026-12-32',
    '2027-02-29',
    '2026-12-01T00:00:00Z',
    ' 2026-12-01',
    '٢٠٢٧-01-01',
    'zzz',
    '99999-01-01',
    '+2027-01-01',
    20270101,
    ['2027-01-01'],
  ])('is its own where the day cannot be read: %j', adopted => {
    const damaged: LeveledRule = {
      ...rule(),
      ...JSON.parse(JSON.stringify({ adopted: adopted ?? null })),
    };
    expect(levelOf(of(damaged, { newRules }))).toBe('mandatory');
  });

  it('is what is set for it, whatever newRules say', () => {
    for (const level of ['mandatory', 'approval', 'advisory'] as const) {
      const rules = { [id]: { level } };
      expect(ruleLevelOf(of(rule(), { rules, newRules }))).toEqual({
        own: 'mandatory',
        by: 'setting',
        level,
      });
    }
    expect(ruleLevelOf(of(rule(), { rules: { [id]: off }, newRules }))).toEqual(
      {
        own: 'mandatory',
        by: 'setting',
        ...off,
      },
    );
  });

  it('is not set by a setting without a level, nor by one of Object', () => {
    expect(levelOf(of(rule(), { rules: { [id]: {} }, newRules }))).toBe(
      'advisory',
    );
    const named = rule({ id: 'constructor' as Rule['id'] });
    expect(levelOf(of(named))).toBe('mandatory');
  });

  it('counts as its own where it is off and something was found all the same', () => {
    expect(levelOf(of(rule(), { rules: { [id]: off }, newRules }))).toBe(
      'mandatory',
    );
  });

  it('says what it rests on', () => {
    expect(ruleLevelOf(of(rule(), { newRules }))).toEqual({
      own: 'mandatory',
      by: 'newRules',
      level: 'advisory',
      adoptedAfter: '2026-11-29',
    });
    expect(ruleLevelOf(of(rule()))).toEqual({
      own: 'mandatory',
      by: 'rule',
      level: 'mandatory',
    });
  });
});
