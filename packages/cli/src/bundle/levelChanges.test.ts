import { type Rule, ruleSchema } from '@backstage-guardrails/policy-model';
import { levelChanges } from './levelChanges';

const rule = (level: Rule['level']): Rule =>
  ruleSchema.parse({
    id: 'network/a',
    title: 'A title',
    description: '',
    message: '',
    fix: '',
    severity: 'low',
    level,
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
    digest: `sha256:${'1'.repeat(64)}`,
  });

describe('levelChanges', () => {
  it.each<[string, Rule['level'], Rule['level'], string[]]>([
    [
      'one level for all classes',
      'mandatory',
      'advisory',
      ['sandbox', 'development', 'staging', 'production'].map(
        name => `${name}: mandatory -> advisory, looser`,
      ),
    ],
    [
      'that of one class',
      { default: 'approval', production: 'advisory' },
      { default: 'approval', production: 'mandatory' },
      ['production: advisory -> mandatory, stricter'],
    ],
    [
      'a class that has the default from now on',
      { default: 'advisory', production: 'mandatory' },
      { default: 'advisory' },
      ['production: mandatory -> advisory, looser'],
    ],
    [
      'a class that nothing names',
      { sandbox: 'advisory' },
      { sandbox: 'advisory', production: 'approval' },
      ['production: mandatory -> approval, looser'],
    ],
    [
      'nothing, for the same level written otherwise',
      'approval',
      { default: 'approval', staging: 'approval' },
      [],
    ],
  ])('finds %s', (_, before, after, expected) => {
    const found = levelChanges({ before: rule(before), after: rule(after) });
    expect(
      found.map(
        change =>
          `${change.environmentClass}: ${change.before} -> ${change.after}, ${change.direction}`,
      ),
    ).toEqual(expected);
  });
});
