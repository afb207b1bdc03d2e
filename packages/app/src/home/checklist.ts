import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';

/** Something to do in the first minutes, where it starts, and how the portal sees that it was done. @internal */
export type Step = {
  id: string;
  title: string;
  text: string;
  action: { label: string; to: string };
  isDone: (
    api: GuardrailsApi,
    options: { signal: AbortSignal },
    person: { ref: string; since: string },
  ) => Promise<boolean>;
};

/** The first run of the reference portal. What is on record from before it does not count. @internal */
export const checklist: Step[] = [
  {
    id: 'denied',
    title: 'Be denied',
    text: 'Create an environment in Virginia without a cost centre. The form lists the violations; submit it anyway.',
    action: {
      label: 'Open the template',
      to: '/create/templates/default/environment',
    },
    isDone: async (api, options, { ref, since }) => {
      const { items } = await api.listDecisions(
        { filter: { actor: ref, outcome: ['deny'], since }, limit: 1 },
        options,
      );
      return items.length > 0;
    },
  },
  {
    id: 'applied',
    title: 'Fix and resubmit',
    text: 'Open your denied request and choose Fix and resubmit. Exactly the plan that was checked is applied.',
    action: { label: 'Open your decisions', to: '/guardrails/decisions' },
    isDone: async (api, options, { ref, since }) => {
      const [denied, allowed] = await Promise.all(
        [['deny'] as const, ['allow', 'warn'] as const].map(outcome =>
          api.listDecisions(
            { filter: { actor: ref, outcome: [...outcome], since }, limit: 20 },
            options,
          ),
        ),
      );
      // a fix can change all but what the change is for
      return allowed.items.some(
        ({ state, target, recordedAt }) =>
          state === 'applied' &&
          denied.items.some(
            before =>
              before.target.ref === target.ref &&
              before.recordedAt < recordedAt,
          ),
      );
    },
  },
  {
    id: 'reviewed',
    title: 'Review the request of another person',
    text: 'Switch to Platform engineer in the menu, open a request that waits, and approve it or request changes.',
    action: { label: 'Open the approvals', to: '/guardrails/approvals' },
    isDone: async (api, options, { ref, since }) => {
      const { items } = await api.listApprovals(
        {
          filter: {
            box: 'all',
            state: ['approved', 'rejected', 'changes-requested', 'redeemed'],
          },
          limit: 10,
        },
        options,
      );
      const details = await Promise.all(
        items.map(({ id }) => api.getApproval(id, options)),
      );
      return details
        .flatMap(({ consents }) => consents)
        .some(({ person, at }) => person === ref && at >= since);
    },
  },
];
