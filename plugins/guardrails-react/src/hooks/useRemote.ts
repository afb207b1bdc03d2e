import { useCallback, useEffect, useState } from 'react';

/**
 * What a page knows of something on the server. While it is loaded again after a change of the question
 * the state is `loading`: an old answer is never shown under a new question.
 * @public
 */
export type Remote<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  | { status: 'ready'; value: T; reload: () => void };

type Settled<T> =
  | { key: string; outcome: 'value'; value: T }
  | { key: string; outcome: 'error'; error: Error };

/**
 * Loads whatever `key` names, cancels when the key changes, and can be asked again.
 * `load` is called anew for every key, so it may be a new function on each render.
 * @internal
 */
export function useRemote<T>(options: {
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
}): Remote<T> {
  const { key, load } = options;
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T>>();
  const current = `${attempt}:${key}`;

  useEffect(() => {
    const controller = new AbortController();
    const settle = (result: Settled<T>) => {
      if (!controller.signal.aborted) setSettled(result);
    };
    load(controller.signal).then(
      value => settle({ key: current, outcome: 'value', value }),
      error => settle({ key: current, outcome: 'error', error }),
    );
    return () => controller.abort();
    // `load` is a new closure on each render; `current` says when the question changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  const again = useCallback(() => setAttempt(count => count + 1), []);
  if (settled?.key !== current) return { status: 'loading' };
  return settled.outcome === 'value'
    ? { status: 'ready', value: settled.value, reload: again }
    : { status: 'failed', error: settled.error, retry: again };
}
