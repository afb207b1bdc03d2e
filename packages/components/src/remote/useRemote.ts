import { useCallback, useEffect, useState } from 'react';
import { isRefused } from './isAbsent';

/**
 * What a page knows of something on the server. While it is loaded again after a change of the question
 * the state is `loading`: an old answer is never shown under a new question. `reload` asks the same question
 * again and keeps the answer until the next one is there, so that nothing moves while reading and nothing that is being
 * typed is lost. `error` says why the newest `reload` has no answer. Where it was refused, the old answer goes.
 * @public
 */
export type Remote<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  | { status: 'ready'; value: T; error?: Error; reload: () => void };

type Settled<T> = { key: string; attempt: number } & (
  | { outcome: 'value'; value: T; error?: Error }
  | { outcome: 'error'; error: Error }
);

/**
 * Loads whatever `key` names, cancels when the key changes, and can be asked again.
 * `load` is called anew for every key, so it may be a new function on each render.
 * @public
 */
export function useRemote<T>(options: {
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
}): Remote<T> {
  const { key, load } = options;
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T>>();

  useEffect(() => {
    const controller = new AbortController();
    const settle = (result: Settled<T>) => {
      if (!controller.signal.aborted) setSettled(result);
    };
    load(controller.signal).then(
      value => settle({ key, attempt, outcome: 'value', value }),
      error => {
        const failed = { key, attempt, outcome: 'error', error } as const;
        if (controller.signal.aborted) return;
        setSettled(last =>
          last?.key === key && last.outcome === 'value' && !isRefused(error)
            ? { ...last, error }
            : failed,
        );
      },
    );
    return () => controller.abort();
    // `load` is a new closure on each render; key and attempt say when to ask.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, attempt]);

  const again = useCallback(() => setAttempt(count => count + 1), []);
  if (settled?.key !== key) return { status: 'loading' };
  if (settled.outcome === 'value') {
    const { value, error } = settled;
    return { status: 'ready', value, ...(error && { error }), reload: again };
  }
  return settled.attempt === attempt
    ? { status: 'failed', error: settled.error, retry: again }
    : { status: 'loading' };
}
