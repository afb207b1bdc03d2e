import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { findReferences } from './findReferences';
import { isFed, stepsGivenSecrets, listTexts } from './stepsGivenSecrets';
import type { TaskStep } from './TaskStep';

/** A value of a step's input that comes from secrets. @public */
export type SecretInput = {
  path: (string | number)[];
  value: JsonValue;
  /** `steps`: out of the output of a step that was given a secret, so it may hold one. */
  via: 'secrets' | 'steps';
};

/**
 * Finds what of a step's input comes from secrets, by what the template says and never by what the value is: whoever
 * starts a task chooses its secrets, and could hide any other value by naming an equal secret.
 *
 * @throws GuardrailsError `task-unreadable` where the task does not have exactly this step
 * @public
 */
export function findSecretInputs(options: {
  /** All steps of the running task. */
  steps: TaskStep[];
  /** The step that runs. */
  step?: string;
  action: string;
  input: JsonObject;
}): SecretInput[] {
  const { steps, input } = options;
  const step = findStep(options);
  const given = stepsGivenSecrets(steps);
  const each = findVia(step.each, given);

  function findVia(
    written: JsonValue | undefined,
    fed: ReadonlySet<string>,
    ofEach?: SecretInput['via'],
  ): SecretInput['via'] | undefined {
    const used = listTexts(written).map(findReferences);
    if (used.some(({ secrets }) => secrets)) return 'secrets';
    if (ofEach && used.some(({ each: item }) => item)) return ofEach;
    return used.some(references => isFed(references, fed))
      ? 'steps'
      : undefined;
  }

  function find(
    written: JsonValue | undefined,
    value: JsonValue | undefined,
    path: SecretInput['path'],
  ): SecretInput[] {
    // An expression whose secret was not given leaves nothing, which is what is evaluated.
    if (value === undefined || value === null) return [];
    const via = findVia(written, given, each);
    if (!via) return [];
    const whole = [{ path, value, via }];
    if (Array.isArray(written) && Array.isArray(value)) {
      return written.flatMap((item, i) => find(item, value[i], [...path, i]));
    }
    if (!isObject(written) || !isObject(value)) return whole;
    // Which name came of an expression cannot be told, so none of them is shown.
    if (findVia(Object.keys(written), given, each)) return whole;
    return Object.entries(written).flatMap(([key, item]) =>
      Object.hasOwn(value, key) ? find(item, value[key], [...path, key]) : [],
    );
  }

  return find(step.input, input, []);
}

function findStep(options: {
  steps: TaskStep[];
  step?: string;
  action: string;
}): TaskStep {
  const { steps, step: id, action } = options;
  const found = steps.filter(step => step.id === id);
  if (id !== undefined && found.length === 1 && found[0].action === action) {
    return found[0];
  }
  throw new GuardrailsError({
    code: 'task-unreadable',
    message: `The task has no single step "${id}" that runs ${action}, so it is not known which of its inputs are secrets. Give every step of the template an id of its own.`,
  });
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
