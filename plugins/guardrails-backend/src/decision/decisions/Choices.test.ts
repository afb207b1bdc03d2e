import type { ChoicesRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../identity/actors';
import { ConcurrencyLimiter, RateLimiter } from '../../base/limits';
import { Choices } from './Choices';

const caller = { principal: 'user:default/sam', actor: {} } as Caller;

const request = {
  module: 'bucket',
  field: 'region',
  values: {},
  candidates: ['a', 'b', 'c'],
  target: {},
} as unknown as ChoicesRequest;

/** Candidates are answered one by one, when the test says so. */
function setUp() {
  const asked: { signal?: AbortSignal; answer: () => void }[] = [];
  const choices = new Choices({
    access: { require: async () => {}, allows: async () => true } as never,
    concurrency: new ConcurrencyLimiter({ capacity: 100 }),
    previews: new RateLimiter({ perMinute: 100 }),
    quotas: { take: async () => {} } as never,
    evaluator: {
      estimate: async (_caller: unknown, _request: unknown, options: any) => {
        await new Promise<void>(resolve =>
          asked.push({ signal: options.signal, answer: resolve }),
        );
        return { verdict: { findings: [] } } as never;
      },
    } as never,
  });
  const until = async (count: number) => {
    while (asked.length < count) await new Promise(setImmediate);
    return asked[count - 1];
  };
  return { choices, asked, until };
}

it('evaluates no more candidates for a person who is gone', async () => {
  const { choices, asked, until } = setUp();
  const gone = new AbortController();
  const answer = choices.choices(caller, request, { signal: gone.signal });
  const first = await until(1);
  gone.abort();
  await expect(answer).rejects.toThrow();
  expect(first.signal?.aborted).toBe(true);
  first.answer();
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect(asked).toHaveLength(1);
  // what was stopped is not what the next one is told
  const again = choices.choices(caller, request, {
    signal: new AbortController().signal,
  });
  for (const count of [2, 3, 4]) (await until(count)).answer();
  expect((await again).choices).toHaveLength(3);
});

it('goes on while another one asks the same', async () => {
  const { choices, asked, until } = setUp();
  const gone = new AbortController();
  const [first, second] = [gone, new AbortController()].map(({ signal }) =>
    choices.choices(caller, request, { signal }),
  );
  (await until(1)).answer();
  await until(2);
  gone.abort();
  await expect(first).rejects.toThrow();
  for (const count of [2, 3]) (await until(count)).answer();
  expect((await second).choices).toHaveLength(3);
  expect(asked).toHaveLength(3);
});
