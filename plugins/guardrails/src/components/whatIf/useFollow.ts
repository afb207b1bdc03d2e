import type { Remote } from '@backstage-guardrails/components';
import { useEffect, useRef } from 'react';

const FIRST_MILLISECONDS = 1000;
const LONGEST_MILLISECONDS = 10_000;

/**
 * Loads again while something runs: soon at first, then less and less often, and only while the page is visible. A
 * request waits for the answer before it, so a slow service is not asked twice.
 * @internal
 */
export function useFollow(remote: Remote<unknown>, running: boolean): void {
  const pause = useRef(FIRST_MILLISECONDS);
  const latest = useRef(remote);
  latest.current = remote;
  const { value, error } =
    remote.status === 'ready' ? remote : { value: undefined, error: undefined };

  useEffect(() => {
    if (!running) {
      pause.current = FIRST_MILLISECONDS;
      return undefined;
    }
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      clearInterval(timer);
      pause.current = Math.min(pause.current * 1.5, LONGEST_MILLISECONDS);
      if (latest.current.status === 'ready') latest.current.reload();
    }, pause.current);
    return () => clearInterval(timer);
    // Each answer, also a refusal, is another value or another error, and begins the next pause.
  }, [running, value, error]);
}
