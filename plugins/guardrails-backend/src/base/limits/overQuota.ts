import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { QuotaLimits } from './QuotaLimits';

const used: Record<keyof QuotaLimits, (limit: number) => string> = {
  evidenceBytesPerDay: limit =>
    `You have sent all of your ${limit} bytes of evidence for today`,
  decisionsPerHour: limit =>
    `You have used all of your ${limit} decisions for this hour`,
  previewsPerHour: limit =>
    `You have used all of your ${limit} previews for this hour`,
  commentsPerHour: limit =>
    `You have written or edited ${limit} comments in this hour, which is the limit`,
  openRequests: limit => `You have ${limit} open requests, which is the limit`,
};

/** @internal */
export function overQuota(options: {
  quota: keyof QuotaLimits;
  limit: number;
  /** Seconds. */
  retryAfter: number;
}): GuardrailsError {
  const { quota, limit, retryAfter } = options;
  const next =
    quota === 'openRequests'
      ? 'Withdraw one, or wait until one is decided'
      : 'Wait';
  return new GuardrailsError({
    code: 'quota-exceeded',
    message: `${used[quota](
      limit,
    )}. ${next}, or ask an operator to raise guardrails.quotas.${quota}.`,
    retryAfter,
  });
}
