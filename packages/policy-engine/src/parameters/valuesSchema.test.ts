import type { Json } from '@backstage-guardrails/policy-model';
import { valuesSchema } from './valuesSchema';

describe('valuesSchema', () => {
  it.each<[string, Json, Json, boolean]>([
    ['a name', { type: 'string', minLength: 1 }, 'a', true],
    ['no name', { type: 'string', minLength: 1 }, '', false],
    ['a pattern', { type: 'string', pattern: '^[a-z]+$' }, 'a1', false],
    ['one of a list', { enum: ['a', 'b'] }, 'c', false],
    ['either', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, true],
    ['twice', { type: 'array', uniqueItems: true, items: true }, [1, 1], false],
    [
      'names of members',
      { type: 'object', propertyNames: { enum: ['a'] } },
      { b: 1 },
      false,
    ],
    [
      'a reference',
      { $defs: { port: { type: 'integer' } }, $ref: '#/$defs/port' },
      '22',
      false,
    ],
  ])('checks %s', (_what, schema, value, passes) => {
    expect(valuesSchema(schema).safeParse(value).success).toBe(passes);
  });

  it.each<[string, Json]>([
    [
      '/properties/a/minimun',
      { type: 'object', properties: { a: { type: 'integer', minimun: 1 } } },
    ],
    ['/items', { type: 'array', items: { minimum: 1 } }],
    ['/anyOf/1/if', { anyOf: [true, { type: 'string', if: true }] }],
    ['/propertyNames', { type: 'object', propertyNames: {} }],
    ['is no schema', 'integer'],
    ['has none of type', {}],
    ['External', { $ref: 'https://example.com/schema.json' }],
    ['not found', { $ref: '#/$defs/absent' }],
  ])('refuses what would not be checked: %s', (place, schema) => {
    expect(() => valuesSchema(schema)).toThrow(
      expect.objectContaining({
        code: 'bundle-malformed',
        message: expect.stringContaining(place),
      }),
    );
  });
});
