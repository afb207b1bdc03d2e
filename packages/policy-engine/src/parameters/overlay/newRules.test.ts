import {
  environmentClassSchema,
  parametersSchema,
} from '@backstage-guardrails/policy-model';
import { parametersWith, sha256, testRules } from '../../__testUtils__';
import { overlayParameters } from './overlayParameters';

const bundle = { rules: testRules };
const shipped = parametersWith();
const overlay = (file: object) =>
  overlayParameters(
    { version: 'guardrails/parameters/v1', ...file },
    { shipped, hash: sha256, bundle },
  );
const newRules = { adoptedAfter: '2026-11-29', level: 'advisory' } as const;

describe('newRules', () => {
  it('of the file hold in each class that has none of its own', () => {
    const own = { adoptedAfter: '2026-12-24', level: 'approval' };
    const { value, origins } = overlay({
      newRules,
      production: { newRules: own },
      staging: { values: { public: true } },
    });
    expect(
      environmentClassSchema.options.map(name => value[name].newRules),
    ).toEqual([newRules, newRules, newRules, own]);
    expect(origins.sandbox.newRules).toBe('file');
    expect(parametersSchema.parse(value)).toEqual(value);
  });

  it('of one class reach no other', () => {
    const { value } = overlay({ sandbox: { newRules } });
    const { sandbox, ...others } = value;
    expect(sandbox).toEqual({ ...shipped.sandbox, newRules });
    expect(others).toEqual({
      version: shipped.version,
      development: shipped.development,
      staging: shipped.staging,
      production: shipped.production,
    });
  });

  it('that are absent change neither parameters nor their digest', () => {
    const { value, digest } = overlay({});
    expect(value).toEqual(shipped);
    expect(value.production).not.toHaveProperty('newRules');
    expect(digest).toBe(overlay(shipped).digest);
  });

  it('leave a complete file complete', () => {
    const { value, complete } = overlay({ ...shipped, newRules });
    expect(complete).toBe(true);
    expect(value.production).toEqual({ ...shipped.production, newRules });
  });

  it.each<[string, object]>([
    ['newRules.adoptedAfter: write a day that exists', { level: 'advisory' }],
    [
      'newRules.adoptedAfter: write a day',
      { ...newRules, adoptedAfter: 'now' },
    ],
    [
      'newRules.adoptedAfter: write a day',
      { ...newRules, adoptedAfter: '2026-02-30' },
    ],
    ['newRules.level: ', { ...newRules, level: 'off' }],
    ['newRules.level: ', { adoptedAfter: '2026-11-29' }],
    ['newRules.until: ', { ...newRules, until: '2027-01-01' }],
  ])('are refused at %s in %j', (place, given) => {
    expect(() => overlay({ newRules: given })).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining(`wrong at ${place}`),
      }),
    );
    expect(() => overlay({ staging: { newRules: given } })).toThrow(
      `wrong at staging.${place}`,
    );
  });
});
