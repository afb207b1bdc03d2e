import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDuration } from './readDuration';

const HOUR = 60 * 60 * 1000;

/** @internal */
export type ApprovalsConfig = {
  /** How long a request waits, and how long its approval can be used; milliseconds from when it was opened. */
  timeToLive: number;
  /** Whether a consent must be signed where policy asks for it. */
  passkeys: 'enforced' | 'off';
};

/** @internal */
export function readApprovalsConfig(
  config: Config | undefined,
): ApprovalsConfig {
  const passkeys =
    config?.getOptionalString('approvals.passkeys') ?? 'enforced';
  if (passkeys !== 'enforced' && passkeys !== 'off') {
    throw new InputError(
      'guardrails.approvals.passkeys: must be one of enforced, off',
    );
  }
  return {
    timeToLive: readDuration(config, 'approvals.timeToLive', 72 * HOUR),
    passkeys,
  };
}
