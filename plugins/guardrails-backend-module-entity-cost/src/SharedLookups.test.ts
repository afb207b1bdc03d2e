import { SharedLookups } from './SharedLookups';

function lookups() {
  let time = 0;
  const started: { signal: AbortSignal; answer: (value: string) => void }[] =
    [];
  const shared = new SharedLookups<string>({ now: () => time });
  return {
    started,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    get: (key: string, signal?: AbortSignal) =>
      shared.get(
        key,
        stopped =>
          new Promise((answer, fail) => {
            started.push({ signal: stopped, answer });
            stopped.addEventListener('abort', () => fail(stopped.reason));
          }),
        signal,
      ),
  };
}

it('asks once for those who ask the same within five seconds', async () => {
  const { started, pass, get } = lookups();
  const both = Promise.all([get('a'), get('a'), get('b')]);
  expect(started).toHaveLength(2);
  started[0].answer('first');
  started[1].answer('other');
  expect(await both).toEqual(['first', 'first', 'other']);
  pass(5_000);
  expect(await get('a')).toBe('first');
  pass(1);
  const later = get('a');
  started[2].answer('second');
  expect(await later).toBe('second');
});

it('goes on while one waits, and is stopped when none does', async () => {
  const { started, get } = lookups();
  const [one, two] = [new AbortController(), new AbortController()];
  const first = get('a', one.signal);
  const second = get('a', two.signal);
  one.abort();
  await expect(first).rejects.toThrow();
  expect(started[0].signal.aborted).toBe(false);
  two.abort();
  await expect(second).rejects.toThrow();
  expect(started[0].signal.aborted).toBe(true);

  const next = get('a');
  started[1].answer('asked again');
  expect(await next).toBe('asked again');
});

it('asks again after a failure, and not for one who is gone already', async () => {
  const shared = new SharedLookups<string>();
  const fail = jest.fn().mockRejectedValue(new Error('away'));
  await expect(shared.get('a', fail)).rejects.toThrow('away');
  await expect(shared.get('a', fail)).rejects.toThrow('away');
  expect(fail).toHaveBeenCalledTimes(2);
  await expect(shared.get('a', fail, AbortSignal.abort())).rejects.toThrow();
  expect(fail).toHaveBeenCalledTimes(2);
});
