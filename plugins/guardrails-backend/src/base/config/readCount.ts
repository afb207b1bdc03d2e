import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A whole number above 0; `at` is where the key is, below `guardrails`. @internal */
export function readCount(
  config: Config | undefined,
  key: string,
  fallback: number,
  at: string = '',
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InputError(
      `guardrails.${at}${key}: must be a whole number above 0`,
    );
  }
  return value;
}
