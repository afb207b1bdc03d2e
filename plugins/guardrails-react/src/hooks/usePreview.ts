import { useApi } from '@backstage/core-plugin-api';
import type { Verdict } from '@backstage-guardrails/policy-model';
import type { PreviewRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { useEffect, useState } from 'react';
import { guardrailsApiRef } from '../api';

/**
 * What is known of how policy would judge. `stale` marks a verdict on values that have changed since.
 * @public
 */
export type Preview =
  | { status: 'idle' }
  | { status: 'judging' }
  | { status: 'judged'; verdict: Verdict; stale: boolean }
  | { status: 'unjudged'; error: Error };

const QUIET_MILLISECONDS = 400;

type Answer =
  | { key: string; status: 'judged'; verdict: Verdict }
  | { key: string; status: 'unjudged'; error: Error };

/**
 * Asks what policy would say, once the request has not changed for a moment, and cancels what is outdated.
 * `undefined` asks nothing. Nothing is recorded on the server.
 * @public
 */
export function usePreview(request: PreviewRequest | undefined): Preview {
  const api = useApi(guardrailsApiRef);
  const [answer, setAnswer] = useState<Answer>();
  const key = request && JSON.stringify(request);

  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      api.preview(JSON.parse(key), { signal }).then(
        ({ verdict }) => {
          if (!signal.aborted) setAnswer({ key, status: 'judged', verdict });
        },
        error => {
          if (!signal.aborted) setAnswer({ key, status: 'unjudged', error });
        },
      );
    }, QUIET_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, key]);

  if (!key) return { status: 'idle' };
  if (!answer) return { status: 'judging' };
  if (answer.status === 'judged') {
    const { verdict } = answer;
    return { status: 'judged', verdict, stale: answer.key !== key };
  }
  // An old failure says nothing about new values.
  return answer.key === key
    ? { status: 'unjudged', error: answer.error }
    : { status: 'judging' };
}
