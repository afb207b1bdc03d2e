import { closestTo } from '@backstage-guardrails/policy-model';
import type { z } from 'zod';

/** What a check of values found, as `.maximumNodes: …`, with the known name that is closest to an unknown one. @internal */
export function describeIssue(
  issue: z.core.$ZodIssue,
  names: string[],
): string[] {
  const place = issue.path.map(part => `.${String(part)}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      key =>
        `${place}.${key}: there is no such value${
          place === '' ? hint(key, names) : ''
        }`,
    );
  }
  return [`${place}: ${issue.message}`];
}

/** @internal */
export function hint(name: string, known: string[]): string {
  const close = closestTo(name, known);
  return close === undefined ? '' : `, did you mean ${close}?`;
}
