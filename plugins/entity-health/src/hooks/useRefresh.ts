import type { Remote } from '@backstage-guardrails/components';
import { useEffect, useRef } from 'react';

const INTERVAL = 30_000;

/**
 * Loads again every half minute while the page is visible, and at once when it becomes visible. The answer is kept until
 * the next one is there. What failed is the reader's to try again, unless `always`: a wall screen has no reader.
 * @internal
 */
export function useRefresh(
  remote: Remote<unknown>,
  options: { on: boolean; always?: boolean },
): void {
  const { on, always = false } = options;
  const latest = useRef(remote);
  latest.current = remote;

  useEffect(() => {
    if (!on) return undefined;
    const refresh = () => {
      if (document.visibilityState !== 'visible') return;
      if (latest.current.status === 'ready') latest.current.reload();
      if (latest.current.status === 'failed' && always) latest.current.retry();
    };
    const timer = setInterval(refresh, INTERVAL);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [on, always]);
}
