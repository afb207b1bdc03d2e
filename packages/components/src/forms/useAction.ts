import { useCallback, useState } from 'react';

/** What became of the last attempt to change something. @public */
export type ActionState =
  | { status: 'idle' }
  | { status: 'running' }
  | { status: 'failed'; error: Error };

/**
 * Runs something that changes the server, once at a time, and keeps the refusal for showing it.
 * Answers whether it was done.
 * @public
 */
export function useAction(): {
  state: ActionState;
  run: (work: () => Promise<unknown>) => Promise<boolean>;
  reset: () => void;
} {
  const [state, setState] = useState<ActionState>({ status: 'idle' });
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setState({ status: 'running' });
    try {
      await work();
      setState({ status: 'idle' });
      return true;
    } catch (error) {
      setState({ status: 'failed', error: error as Error });
      return false;
    }
  }, []);
  const reset = useCallback(() => setState({ status: 'idle' }), []);
  return { state, run, reset };
}
