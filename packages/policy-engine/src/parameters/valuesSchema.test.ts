import type { Json } from '@backstage-guardrails/policy-model';
import { valuesSchema } from './valuesSchema';

describe('valuesSchema', () => {
  it.each<[string, Json, Json, boolean]>([
    ['a name', { type: 'string', minLength: 1 }, 'a', true],
    ['no name', { type: 'string', minLength: 1 }, '', false],
    ['a pattern', { type: 'string', pattern: '^[a-z]+$' }, 'a1', false],
    ['one of a list', { enum: ['a', 'b'] }, 'c', false],
    ['either', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, true],
    [
      'twice',
      { type: 'array', uniqueItems: true, items: { type: 'integer' } },
      [1, 1],
      false,
    ],
    [
      'too many',
      { type: 'array', maxItems: 1, items: { type: 'integer' } },
      [1, 2],
      false,
    ],
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
    ['/anyOf/1/if', { anyOf: [{ type: 'null' }, { type: 'string', if: {} }] }],
    ['/propertyNames', { type: 'object', propertyNames: {} }],
    ['is no schema', 'integer'],
    ['needs one of', {}],
    ['needs one of', { anyOf: [{ type: 'integer' }], type: 'string' }],
    ['needs one of', { type: ['integer', 'string'] }],
    ['needs one of', { type: 'integer', enum: ['a'] }],
    ['/maximum', { $ref: '#/$defs/n', maximum: 10 }],
    ['/maximum', { anyOf: [{ type: 'integer' }], maximum: 10 }],
    ['/maximum', { enum: [5, 50], maximum: 10 }],
    ['/maximum', { type: 'integer', maximum: '10' }],
    ['/minItems', { type: 'array', minItems: 1 }],
    ['/uniqueItems', { type: 'array', uniqueItems: 1 }],
    ['/required', { type: 'object', required: ['a'] }],
    ['/anyOf', { anyOf: [] }],
    ['is no schema', { anyOf: [true] }],
    ['/allOf', { type: 'object', allOf: [] }],
    ['/object', { type: 'integer', object: 1 }],
    ['needs one of', { type: 'anyOf' }],
    ['/$ref', { $ref: '#/$defs/n/properties/p' }],
    ['/$ref', { $ref: 'https://example.com/schema.json' }],
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
