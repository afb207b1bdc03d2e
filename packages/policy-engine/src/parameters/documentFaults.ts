import {
  environmentClassSchema,
  PARAMETERS_VERSION,
} from '@backstage-guardrails/policy-model';
import type { z } from 'zod';
import { describeIssue } from './describeIssue';

/**
 * What is wrong with the shape of a document of parameters. A member `__proto__` is looked for by itself, because a
 * check of records leaves it out without a sentence.
 * @internal
 */
export function documentFaults(
  document: unknown,
  schema: z.ZodObject,
): string[] {
  const hidden = hiddenMembers(document, '');
  const parsed = schema.safeParse(document);
  if (parsed.success) return hidden;
  const classes = environmentClassSchema.options.join(', ');
  return [
    ...hidden,
    ...parsed.error.issues.flatMap(issue => {
      const [only] = issue.path;
      if (issue.path.length === 1 && only === 'version') {
        return [`version: has to be ${PARAMETERS_VERSION}`];
      }
      if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
        return issue.keys.map(
          key =>
            `${key}: there is no such class of environments; there are ${classes}`,
        );
      }
      return describeIssue(issue, []).map(fault => fault.replace(/^\./, ''));
    }),
  ];
}

function hiddenMembers(value: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = place === '' ? key : `${place}.${key}`;
    return key === '__proto__'
      ? [`${at}: there is no such value`]
      : hiddenMembers(inner, at);
  });
}
