import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import { prepareLease } from './prepareLease';

const NOW = '2026-01-01T00:00:00.000Z';
const ready = {
  person: 'user:default/a',
  provider: 'demo',
  resource: 'resource:default/a',
  outcome: 'needs-approval',
  consented_at: NOW,
  refused_at: null,
  ended_at: null,
  intended_at: null,
  start_by: '2999-01-01T00:00:00.000Z',
};
const starting: AccessPreparation = { state: 'starting', text: 'Soon.' };

const prepare = (human: () => Promise<unknown>, row: object | undefined) => {
  const asked = jest.fn(async () => starting);
  const prepared = prepareLease(
    {
      people: { human },
      providers: { byId: () => ({ prepare: asked }) },
      store: { row: async () => row, now: async () => NOW },
    } as any,
    {} as any,
    '1',
  );
  return prepared.then(found => ({ found, asked: asked.mock.calls.length }));
};
const of = (ref: string) => async () => ({ ref });

describe('prepareLease', () => {
  it('starts the resource of who can start the lease', async () => {
    expect(await prepare(of('user:default/a'), ready)).toEqual({
      found: starting,
      asked: 1,
    });
  });

  it.each<[string, () => Promise<unknown>, object | undefined]>([
    ['that is not there', of('user:default/a'), undefined],
    ['of another person', of('user:default/b'), ready],
    [
      'for a service',
      async () => {
        throw new Error('Not a person');
      },
      ready,
    ],
    [
      'that waits for approval',
      of('user:default/a'),
      { ...ready, consented_at: null },
    ],
  ])('starts nothing for a lease %s', async (_, human, row) => {
    expect(await prepare(human, row)).toEqual({ found: undefined, asked: 0 });
  });
});
