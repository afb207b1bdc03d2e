import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** Milliseconds of a duration below `guardrails`, as `{ minutes: 15 }` or `15m`. @internal */
export function readDuration(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  if (!config?.has(key)) return fallback;
  let value: number;
  try {
    value = durationToMilliseconds(readDurationFromConfig(config, { key }));
  } catch (error) {
    throw new InputError(`guardrails.${key}: not a duration`, error);
  }
  if (value < 1) throw new InputError(`guardrails.${key}: must be above 0`);
  return value;
}
