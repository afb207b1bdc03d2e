import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';
import type { Remote } from './useRemote';

const POLL_MILLISECONDS = 30_000;
/** A burst of signals is answered once. */
const QUIET_MILLISECONDS = 500;

/**
 * Loads again when the service signals a change on `channel`. Where signals are not installed it loads every half minute,
 * and only while the page is visible. The answer is kept until the next one is there.
 * @public
 */
export function useLiveRefresh(
  remote: Remote<unknown>,
  options: { channel: string; live: boolean },
): void {
  const { channel, live } = options;
  const signals = useApiHolder().get(signalApiRef);
  const latest = useRef(remote);
  latest.current = remote;

  useEffect(() => {
    if (!live) return undefined;
    // What is loading is new enough, and what failed is the reader's to try again.
    const refresh = () => {
      if (latest.current.status === 'ready') latest.current.reload();
    };
    if (!signals) {
      const timer = setInterval(() => {
        if (document.visibilityState === 'visible') refresh();
      }, POLL_MILLISECONDS);
      return () => clearInterval(timer);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals.subscribe(channel, () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, QUIET_MILLISECONDS);
    });
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer);
    };
  }, [signals, channel, live]);
}
