import type { JsonValue } from '@backstage/types';
import { findReferences, type References } from './findReferences';
import type { TaskStep } from './TaskStep';

/** Our own actions put handles, ids, links and verdicts out, and never what they were given. */
const OWN = /^guardrails:/;

/**
 * The steps that were given a secret, straight or through a step before them. Whatever they put out can hold it,
 * in any form.
 * @internal
 */
export function stepsGivenSecrets(steps: TaskStep[]): ReadonlySet<string> {
  const given = new Set<string>();
  for (let size = -1; size !== given.size; ) {
    size = given.size;
    for (const { id, action, input, each } of steps) {
      if (OWN.test(action)) continue;
      const used = [...listTexts(input), ...listTexts(each)].map(
        findReferences,
      );
      if (
        used.some(({ secrets }) => secrets) ||
        used.some(u => isFed(u, given))
      )
        given.add(id);
    }
  }
  return given;
}

/** Whether something refers to the outputs of such a step. @internal */
export function isFed(
  { steps }: References,
  given: ReadonlySet<string>,
): boolean {
  if (steps === 'all') return given.size > 0;
  return [...steps].some(id => given.has(id));
}

/** All texts of a value, names of members included. @internal */
export function listTexts(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    key,
    ...listTexts(item),
  ]);
}
