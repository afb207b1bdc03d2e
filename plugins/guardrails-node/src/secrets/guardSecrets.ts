import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { JsonObject } from '@backstage/types';
import type { SecretInput } from './findSecretInputs';
import { toPointer } from './sealInputs';

/**
 * A copy of the input in which reading a secret throws. What is made from it goes on record in clear, such as the
 * target, so a secret must not get in, and nothing may be concluded from one.
 * @internal
 */
export function withoutReadableSecrets<Input extends JsonObject>(
  input: Input,
  secrets: SecretInput[],
): Input {
  const copy = structuredClone(input);
  for (const { path } of secrets) {
    const keys = [...path];
    const last = keys.pop();
    if (last === undefined) continue;
    const parent = keys.reduce<object>(
      (node, key) => (node as Record<string | number, object>)[key],
      copy,
    );
    Object.defineProperty(parent, last, {
      enumerable: true,
      get: () => {
        throw new GuardrailsError({
          code: 'secret-refused',
          message: `The target of the action is made from "${toPointer(
            path,
          )}", which comes from a secret. Use a parameter of the template.`,
        });
      },
    });
  }
  return copy;
}

/** Made by the scaffolder for the person, not chosen by anybody. */
const ISSUED = ['backstageToken'];

/**
 * The secrets of a task that an action can read beside its input: those that were sealed with it. Reading another
 * one throws, because whoever starts the task chooses it and nobody consented to it.
 * @internal
 */
export function onlySecrets(options: {
  secrets?: Record<string, string>;
  names: string[];
  action: string;
}): Record<string, string> {
  const { secrets = {}, names, action } = options;
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(secrets)) {
    if (names.includes(name) || ISSUED.includes(name)) shown[name] = value;
    else {
      Object.defineProperty(shown, name, {
        enumerable: false,
        get: () => {
          throw new GuardrailsError({
            code: 'secret-refused',
            message: `${action} reads the secret "${name}" of the task, which is not a part of what was decided. List it in "secrets" of createGuardedAction.`,
          });
        },
      });
    }
  }
  return shown;
}
