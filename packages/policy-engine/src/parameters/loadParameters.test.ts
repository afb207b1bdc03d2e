import type { Json } from '@backstage-guardrails/policy-model';
import { parametersWith, sha256, testRules } from '../__testUtils__';
import { EngineError } from '../errors';
import { loadParameters } from './loadParameters';

const bundle = {
  rules: testRules,
  parametersSchema: {
    type: 'object',
    required: ['public', 'maximumNodes'],
    additionalProperties: false,
    properties: {
      public: { type: 'boolean' },
      maximumNodes: { type: 'integer', minimum: 1, maximum: 1000 },
      adminPorts: { type: 'array', items: { type: 'integer' } },
      hours: {
        type: 'object',
        required: ['from'],
        additionalProperties: false,
        properties: { from: { type: 'integer' } },
      },
    },
  },
};
const load = (
  set: Parameters<typeof parametersWith>[0],
  from: Pick<typeof bundle, 'rules'> & Partial<typeof bundle> = bundle,
) => loadParameters(parametersWith(set), { hash: sha256, bundle: from });

describe('loadParameters', () => {
  it.each<[string, Record<string, Json>]>([
    ['what the rules need', { public: false }],
    ['everything', { public: true, maximumNodes: 3, adminPorts: [22] }],
    ['less than the schema lists', {}],
  ])('takes %s', (_what, values) => {
    expect(load({ values }).value.production.values).toEqual(values);
  });

  it.each<[string, Record<string, Json>]>([
    ['sandbox.values.maximumNodes: ', { maximumNodes: '3' }],
    ['sandbox.values.maximumNodes: ', { maximumNodes: 0 }],
    ['sandbox.values.maximumNodes: ', { maximumNodes: 28800 }],
    ['sandbox.values.maximumNodes: ', { maximumNodes: null }],
    ['sandbox.values.adminPorts.1: ', { adminPorts: [22, '3389'] }],
    ['sandbox.values.adminPorts: ', { adminPorts: { 0: 22 } }],
    ['sandbox.values.hours.from: ', { hours: {} }],
    [
      'sandbox.values.hours.til: there is no such value',
      { hours: { from: 1, til: 2 } },
    ],
    [
      'sandbox.values.maximumNode: there is no such value, did you mean maximumNodes?',
      { maximumNode: 3 },
    ],
    ['sandbox.values.other: there is no such value;', { other: 3 }],
  ])('refuses %s in %j', (place, values) => {
    expect(() => load({ values })).toThrow(
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining(place),
      }),
    );
  });

  it('refuses settings of a rule that the bundle has not', () => {
    const [{ id }] = testRules;
    expect(() =>
      load({ rules: { [`${id}s`]: { level: 'advisory' } } }),
    ).toThrow(
      `sandbox.rules.${id}s: there is no such rule, did you mean ${id}?`,
    );
    expect(load({ rules: { [id]: { level: 'advisory' } } })).toBeDefined();
  });

  it('names five places and says how many more there are', () => {
    const message = catching(() => load({ values: { a: 1, b: 2 } })).message;
    expect(message.split('; ')).toHaveLength(6);
    expect(message).toMatch(/; and 3 more$/);
  });

  it('takes the values of a bundle without a schema as they are', () => {
    expect(
      load({ values: { other: 'x' } }, { rules: testRules }),
    ).toBeDefined();
  });
});

function catching(act: () => unknown): EngineError {
  try {
    act();
  } catch (error) {
    return error as EngineError;
  }
  throw new Error('Nothing was thrown');
}
