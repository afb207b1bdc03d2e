import type { GuardrailsConfig } from '../base/config';

/** What configuration says in a way that a later version will not read, and what to write in its place. @internal */
export function deprecationsIn(config: {
  policy: Pick<GuardrailsConfig['policy'], 'instead'>;
}): string[] {
  const { instead } = config.policy;
  return instead === undefined
    ? []
    : [
        `guardrails.policy.bundle is deprecated and a later version will not read it. Write: ${instead}`,
      ];
}
