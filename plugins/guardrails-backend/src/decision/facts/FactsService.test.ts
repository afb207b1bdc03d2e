import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import { factsOfModules } from '@backstage-guardrails/policy-decision';
import type { Facts } from '@backstage-guardrails/policy-model';
import { FactsService } from './FactsService';

const observed = { observedAt: '2026-11-29T10:00:00.000Z', source: 'test' };

function service(facts: FactProvider['facts']): FactsService {
  return new FactsService({
    providers: [{ id: 'test', names: ['test.fact'], facts }],
    logger: { warn: () => {} } as never,
  });
}

const stating = (fact: unknown) => async () => ({ 'test.fact': fact } as Facts);

describe('FactsService', () => {
  it('passes on what a provider states', async () => {
    const known = { status: 'known', value: 1, ...observed };
    await expect(
      service(stating(known)).factsFor({} as never),
    ).resolves.toMatchObject({ 'test.fact': known });
  });

  it('states of a fact that no provider names that it cannot be had, and of no other', async () => {
    const facts = await service(stating({})).factsFor({} as never);
    expect(facts).toEqual({
      'test.fact': expect.objectContaining({ status: 'absent' }),
      ...Object.fromEntries(
        factsOfModules.decisions.map(name => [
          name,
          expect.objectContaining({ status: 'unobtainable' }),
        ]),
      ),
    });
  });

  it.each([
    ['states nothing', async () => ({})],
    ['fails', () => Promise.reject(new Error('away'))],
    ['states what is no fact', stating({ status: 'known' })],
    // would leave a rule without a judgement on a server
    [
      'states that it cannot be had',
      stating({ status: 'unobtainable', reason: 'no', source: 'test' }),
    ],
  ])('states that a fact is absent where its provider %s', async (_, facts) => {
    await expect(service(facts).factsFor({} as never)).resolves.toMatchObject({
      'test.fact': expect.objectContaining({ status: 'absent' }),
    });
  });

  it('states nothing to a request that was cancelled while it waited', async () => {
    const gone = new AbortController();
    const asked: (AbortSignal | undefined)[] = [];
    const facts = service(async (_, { signal } = {}) => {
      asked.push(signal);
      gone.abort();
      throw new Error('away');
    }).factsFor({} as never, { signal: gone.signal });
    await expect(facts).rejects.toThrow('aborted');
    expect(asked).toEqual([gone.signal]);
  });
});
