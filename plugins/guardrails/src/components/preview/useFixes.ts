import { useApi } from '@backstage/core-plugin-api';
import type { Verdict } from '@backstage-guardrails/policy-model';
import type { PreviewRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect, useState } from 'react';
import { candidatesFor, type Fix } from './candidatesFor';
import type { FormField } from './fieldOf';
import { keyOf, removesFinding } from './removesFinding';

/** A form asks policy about at most so many values at once; the service limits previews per person. */
const AT_ONCE = 6;

/**
 * For each finding the values of form fields that policy was asked about and that make it go away.
 * @internal
 */
export function useFixes(options: {
  request: PreviewRequest | undefined;
  verdict: Verdict | undefined;
  fields: readonly FormField[];
}): ReadonlyMap<string, Fix[]> {
  const { request, verdict, fields } = options;
  const api = useApi(guardrailsApiRef);
  const [fixes, setFixes] = useState<ReadonlyMap<string, Fix[]>>(new Map());

  useEffect(() => {
    const controller = new AbortController();
    setFixes(new Map());
    if (!request || !verdict || !('module' in request.subject)) {
      return undefined;
    }
    const { subject, target } = request;
    const attempts = verdict.findings
      .flatMap(finding =>
        candidatesFor(finding, fields).map(fix => ({ finding, fix })),
      )
      .slice(0, AT_ONCE);
    const tried = attempts.map(async ({ finding, fix }) => {
      const answer = await api.preview(
        {
          subject: {
            ...subject,
            values: { ...subject.values, [fix.field]: fix.value },
          },
          target,
        },
        { signal: controller.signal },
      );
      const after = answer.verdict;
      return removesFinding({ finding, before: verdict, after })
        ? [{ key: keyOf(finding), fix }]
        : [];
    });
    Promise.allSettled(tried).then(results => {
      if (controller.signal.aborted) return;
      const found = new Map<string, Fix[]>();
      for (const result of results) {
        // A question that failed proves nothing, so its value is not offered.
        if (result.status === 'rejected') continue;
        for (const { key, fix } of result.value) {
          found.set(key, [...(found.get(key) ?? []), fix]);
        }
      }
      setFixes(found);
    });
    return () => controller.abort();
    // The verdict is new whenever the values changed; the fields belong to the same page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, verdict]);

  return fixes;
}
