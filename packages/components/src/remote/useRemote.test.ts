import { act, renderHook, waitFor } from '@testing-library/react';
import { useRemote } from './useRemote';

/** A server that answers when the test says so. */
function setup(first: string) {
  const answers: ((value: string | Error) => Promise<void>)[] = [];
  const hook = renderHook(
    ({ key }) =>
      useRemote<string>({
        key,
        load: () =>
          new Promise((resolve, reject) =>
            answers.push(value =>
              act(async () =>
                value instanceof Error ? reject(value) : resolve(value),
              ),
            ),
          ),
      }),
    { initialProps: { key: first } },
  );
  return { ...hook, answers };
}

describe('useRemote', () => {
  it('never shows an old answer under a new question', async () => {
    const { result, rerender, answers } = setup('a');
    await answers[0]('of a');
    expect(result.current).toMatchObject({ status: 'ready', value: 'of a' });
    rerender({ key: 'b' });
    expect(result.current).toEqual({ status: 'loading' });
    await answers[1]('of b');
    expect(result.current).toMatchObject({ status: 'ready', value: 'of b' });
  });

  it('keeps the answer while the same question is asked again, and says when that fails', async () => {
    const { result, answers } = setup('a');
    await answers[0]('first');
    const ready = result.current;
    if (ready.status !== 'ready') throw new TypeError(ready.status);
    act(() => ready.reload());
    expect(result.current).toMatchObject({ status: 'ready', value: 'first' });
    const error = new Error('gone');
    await answers[1](error);
    expect(result.current).toEqual({ ...ready, error });
    act(() => ready.reload());
    await answers[2]('second');
    await waitFor(() =>
      expect(result.current).toEqual({ ...ready, value: 'second' }),
    );
  });

  it.each([401, 403, 404])(
    'shows no longer what is refused with %s when it is asked again',
    async statusCode => {
      const { result, answers } = setup('a');
      await answers[0]('first');
      const ready = result.current;
      if (ready.status !== 'ready') throw new TypeError(ready.status);
      act(() => ready.reload());
      await answers[1](Object.assign(new Error('refused'), { statusCode }));
      expect(result.current).toMatchObject({ status: 'failed' });
    },
  );

  it('fails where there is no answer yet, and is asked again', async () => {
    const { result, answers } = setup('a');
    await answers[0](new Error('gone'));
    const failed = result.current;
    if (failed.status !== 'failed') throw new TypeError(failed.status);
    act(() => failed.retry());
    expect(result.current).toEqual({ status: 'loading' });
    await answers[1]('first');
    expect(result.current).toMatchObject({ value: 'first' });
  });
});
