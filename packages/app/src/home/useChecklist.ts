import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { Remote } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { checklist, type Step } from './checklist';
import { doneSteps } from './doneSteps';

/** The steps of the first run with what is done of them, by the record; it changes while the page is open. @internal */
export function useChecklist(): Remote<(Step & { done: boolean })[]> {
  const identity = useApi(identityApiRef);
  return useGuardrails(
    ['first-run'],
    async (api, options) => {
      const { userEntityRef: ref } = await identity.getBackstageIdentity();
      const { publicKeys } = await api.getLedger(options);
      const { firstVisit, done: before, write } = doneSteps(publicKeys[0]);
      const person = { ref, since: firstVisit };
      const steps = await Promise.all(
        checklist.map(async step => ({
          ...step,
          done:
            before.includes(step.id) ||
            (await step.isDone(api, options, person)),
        })),
      );
      write(steps.filter(({ done }) => done).map(({ id }) => id));
      return steps;
    },
    { live: true },
  );
}
