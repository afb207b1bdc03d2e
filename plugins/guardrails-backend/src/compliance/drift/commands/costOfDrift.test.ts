import type { Decision, Json } from '@backstage-guardrails/policy-model';
import type { Caller } from '../../../identity/actors';
import { costOfDrift } from './costOfDrift';

const costOf = (value: Json) =>
  costOfDrift(
    {
      evidence: { read: async () => Buffer.from('{}') },
      evaluator: {
        evaluate: async () =>
          ({ facts: { 'cost.estimate': { status: 'known', value } } } as never),
      },
    },
    {} as Caller,
    { source: {}, evaluatedAt: '2026-11-30T12:00:00.000Z' } as Decision,
  );

const estimate = { currency: 'EUR', increase: -5, net: -5, unpriced: [] };

describe('costOfDrift', () => {
  it.each<[string, object, number | undefined]>([
    ['what taking it back saves', {}, 5],
    ['less than nothing where taking it back costs', { net: 7 }, -7],
    // Of several teams none has the savings of another; here it is all one bill.
    ['with what one team saves set off', { increase: 3, net: -2 }, 2],
    ['nothing where it is the same', { net: 0 }, undefined],
    [
      'nothing where a part has no price',
      { unpriced: [{ type: 'a', count: 1 }] },
      undefined,
    ],
    ['nothing without what all of it costs', { net: undefined }, undefined],
  ])('is %s', async (_, more, amount) => {
    expect(await costOf({ ...estimate, ...more })).toEqual(
      amount === undefined ? undefined : { currency: 'EUR', amount },
    );
  });
});
