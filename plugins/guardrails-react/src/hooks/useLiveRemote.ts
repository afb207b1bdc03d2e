import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';
import { type Remote, useRemote } from './useRemote';

/** Channel on which the service tells open pages that something of theirs changed. */
const CHANNEL = 'guardrails';
const POLL_MILLISECONDS = 30_000;
/** A burst of signals is answered once. */
const QUIET_MILLISECONDS = 500;

/**
 * Like {@link useRemote}, and asked again when the service signals a change. Where signals are not installed it
 * asks every half minute, and only while somebody looks at the page.
 * @public
 */
export function useLiveRemote<T>(options: {
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
}): Remote<T> {
  const remote = useRemote(options);
  const { lastSignal, isSignalsAvailable } = useSignal(CHANNEL);
  const latest = useRef(remote);
  latest.current = remote;

  useEffect(() => {
    if (!lastSignal) return undefined;
    const timer = setTimeout(() => refresh(latest.current), QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [lastSignal]);

  useEffect(() => {
    if (isSignalsAvailable) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh(latest.current);
    }, POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isSignalsAvailable]);

  return remote;
}

function refresh(remote: Remote<unknown>): void {
  if (remote.status === 'ready') remote.reload();
}
