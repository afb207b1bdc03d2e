import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** One of some words below `guardrails`; the first where none is set. @internal */
export function readChoice<const Choice extends string>(
  config: Config | undefined,
  key: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = config?.getOptionalString(key) ?? choices[0];
  const choice = choices.find(item => item === value);
  if (!choice) {
    throw new InputError(
      `guardrails.${key}: must be one of ${choices.join(', ')}`,
    );
  }
  return choice;
}
