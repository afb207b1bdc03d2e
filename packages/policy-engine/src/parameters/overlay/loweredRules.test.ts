import {
  type EnforcementLevel,
  environmentClassSchema,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { parametersWith, sha256, testRules } from '../../__testUtils__';
import { loadParameters } from '../loadParameters';
import { overlayParameters } from './overlayParameters';

const [ordinary, second] = testRules;
const guarding: Rule = {
  ...second,
  level: { default: 'mandatory', staging: 'approval', sandbox: 'advisory' },
  alwaysOn: 'It guards consent.',
};
const bundle = { rules: [ordinary, guarding] };
const version = 'guardrails/parameters/v1';
const answered = {
  reason: 'The old pipeline needs it until May.',
  owner: 'group:default/platform',
};
const overlay = (file: object) =>
  overlayParameters(
    { version, ...file },
    { shipped: parametersWith(), hash: sha256, bundle },
  );
const setIn = (name: string, setting: object, id: string = guarding.id) =>
  overlay({ [name]: { rules: { [id]: setting } } });

describe('a rule that others rest on', () => {
  it.each<[string, EnforcementLevel, EnforcementLevel]>([
    ['production', 'mandatory', 'advisory'],
    ['production', 'mandatory', 'approval'],
    ['development', 'mandatory', 'advisory'],
    ['staging', 'approval', 'advisory'],
  ])(
    'in %s is not lowered from %s to %s without a reason',
    (name, own, level) => {
      expect(() => setIn(name, { level })).toThrow(
        expect.objectContaining({
          code: 'parameters-malformed',
          message: expect.stringContaining(
            `${name}.rules.${guarding.id}: lowers the rule from ${own} to ${level}. It guards consent. Add "reason" and "owner", or leave the level out`,
          ),
        }),
      );
      const setting = { level, ...answered };
      expect(setIn(name, setting).value).toMatchObject({
        [name]: { rules: { [guarding.id]: setting } },
      });
    },
  );

  it.each([
    ['production', {}],
    ['production', { level: 'mandatory' }],
    ['staging', { level: 'approval' }],
    ['staging', { level: 'mandatory' }],
    ['sandbox', { level: 'advisory' }],
  ])('in %s may be %j, which does not lower it', (name, setting) => {
    expect(setIn(name, setting)).toBeDefined();
  });

  it('is not lowered by a complete file either', () => {
    const lowered = {
      rules: { [guarding.id]: { level: 'advisory' as const } },
    };
    expect(() => overlay(parametersWith(lowered))).toThrow(
      `development.rules.${guarding.id}: lowers the rule`,
    );
  });

  it('is lowered in parameters on record, so that decisions of then can be made again', () => {
    const recorded = parametersWith({
      rules: { [guarding.id]: { level: 'advisory' } },
    });
    expect(loadParameters(recorded, { hash: sha256, bundle }).value).toEqual(
      recorded,
    );
  });
});

describe('a rule that nothing rests on', () => {
  it('is lowered with a reason and an owner, or without both', () => {
    for (const name of environmentClassSchema.options) {
      for (const more of [{}, answered]) {
        const setting = { level: 'advisory', ...more };
        expect(setIn(name, setting, ordinary.id).value).toMatchObject({
          [name]: { rules: { [ordinary.id]: setting } },
        });
      }
    }
  });

  it.each<[string, object]>([
    ['owner: name a group or a user', { reason: 'Because.' }],
    ['reason: say why', { owner: 'group:default/platform' }],
    ['reason: say why', { ...answered, reason: ' ' }],
    ['owner: name a group or a user', { ...answered, owner: 'platform' }],
  ])('is refused at %s in %j', (place, more) => {
    expect(() =>
      setIn('production', { level: 'advisory', ...more }, ordinary.id),
    ).toThrow(`production.rules.${ordinary.id}.${place}`);
  });
});
