import type { Json } from '@backstage-guardrails/policy-model';
import type { Direction } from './Change';
import { directionOf } from './directionOf';

const number = { type: 'number' };
const list = { type: 'array', items: { type: 'string' } };

describe('directionOf', () => {
  it.each<[Json, Json, Json, Direction | undefined]>([
    [{ ...number, stricter: 'lower' }, 3, 9, 'looser'],
    [{ ...number, stricter: 'lower' }, 9, 3, 'stricter'],
    [{ ...number, stricter: 'higher' }, 9, 3, 'looser'],
    [{ ...number, stricter: 'higher' }, 3, 3, undefined],
    [number, 3, 9, 'unknown'],
    [{ type: 'boolean', stricter: true }, true, false, 'looser'],
    [{ type: 'boolean', stricter: false }, true, false, 'stricter'],
    [{ ...list, stricter: 'fewer' }, ['a'], ['a', 'b'], 'looser'],
    [{ ...list, stricter: 'more' }, ['a'], ['a', 'b'], 'stricter'],
    [{ ...list, stricter: 'more' }, ['a', 'b'], ['a'], 'looser'],
    [{ ...list, stricter: 'more' }, ['a'], ['b'], 'both'],
    [{ ...list, stricter: 'more' }, ['a', 'b'], ['b', 'a'], undefined],
    [list, ['a'], ['b'], 'unknown'],
    [{ ...list, stricter: 'more' }, ['a'], 'a', 'unknown'],
    [undefined as unknown as Json, 1, 2, 'unknown'],
  ])('of %j from %j to %j is %s', (schema, before, after, direction) => {
    expect(directionOf({ schema, before, after })).toBe(direction);
  });

  it.each<[Json, Direction | undefined]>([
    [{ from: 8, tags: { env: ['a', 'b'] } }, undefined],
    [{ from: 9, tags: { env: ['a', 'b'] } }, 'stricter'],
    [{ from: 9, tags: { env: ['a', 'b', 'c'] } }, 'both'],
    [{ from: 8, tags: {} }, 'looser'],
    [{ from: 8, tags: { env: ['a', 'b'], team: ['x'] } }, 'stricter'],
    [{ from: 8 }, 'unknown'],
  ])('of an object to %j is %s', (after, direction) => {
    const schema = {
      type: 'object',
      properties: {
        from: { type: 'integer', stricter: 'higher' },
        tags: {
          type: 'object',
          stricter: 'more',
          additionalProperties: { ...list, stricter: 'fewer' },
        },
      },
    };
    const before = { from: 8, tags: { env: ['a', 'b'] } };
    expect(directionOf({ schema, before, after })).toBe(direction);
  });
});
