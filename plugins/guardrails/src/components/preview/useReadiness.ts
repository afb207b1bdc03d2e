import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/**
 * Why the module of a form cannot be planned, as the template actions say it. Where they cannot be asked, nothing: the
 * form is submitted as before, and its task says what is wrong.
 * @internal
 */
export function useReadiness(module: string | undefined): string | undefined {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const [answer, setAnswer] = useState<{ module: string; message?: string }>();

  useEffect(() => {
    if (!module) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async () => {
      const base = await discovery.getBaseUrl('scaffolder');
      const path = `guardrails/modules/${encodeURIComponent(module)}/readiness`;
      const response = await fetch(`${base}/${path}`, { signal });
      const message = response.ok
        ? messageOf(await response.json())
        : undefined;
      if (!signal.aborted) setAnswer({ module, message });
    };
    ask().catch(() => {
      if (!signal.aborted) setAnswer({ module });
    });
    return () => controller.abort();
  }, [discovery, fetch, module]);

  return answer?.module === module ? answer?.message : undefined;
}

function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (!('ready' in body) || body.ready !== false) return undefined;
  return 'message' in body && typeof body.message === 'string'
    ? body.message
    : undefined;
}
