import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { findConflicts } from './findConflicts';

const words = {
  request: 'request',
  author: 'write what is changed',
  review: 'review',
  approve: 'approve',
  deploy: 'apply',
  'administer-policy': 'change the policy',
  'administer-pipeline': 'change the pipeline',
} as const;

/**
 * Stops where one human holds duties that must be apart, and says who and which.
 * @throws {@link GuardrailsError} `duties-conflict`
 * @internal
 */
export function refuseConflicts(
  options: Parameters<typeof findConflicts>[0],
): void {
  const [first, ...others] = findConflicts(options);
  if (!first) return;
  const { accounts, duties } = first;
  const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
  throw new GuardrailsError({
    code: 'duties-conflict',
    message: `${accounts.join(' and ')} must not both ${words[duties[0]]} and ${
      words[duties[1]]
    } in one change${rest}.`,
  });
}
