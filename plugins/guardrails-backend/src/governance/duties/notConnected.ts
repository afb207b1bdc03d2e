import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';

/** What this service cannot see, said instead of guessed. @internal */
export const notConnected: DutyReport['notConnected'] = [
  {
    duty: 'author',
    reason:
      'No code host is connected: who wrote what a pipeline deploys is not known here.',
  },
  {
    duty: 'review',
    reason:
      'No code host is connected: who reviewed, and who can merge without a review, is not known here.',
  },
  {
    duty: 'deploy',
    reason:
      'No pipeline is connected: anyone with production credentials can deploy without the portal.',
  },
  {
    duty: 'administer-pipeline',
    reason:
      'No pipeline is connected: who can change what it does is not known here.',
  },
  {
    duty: 'administer-policy',
    reason:
      'Bundle and parameters come with the deployment of this service: who can change that deployment is not known here.',
  },
];
