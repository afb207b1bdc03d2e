import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type {
  LoosenedRules,
  NewRule,
} from '@backstage-guardrails/policy-engine';
import type { LoadedPolicy } from '../decision/bundles';

/** How much of the parameters is the organisation's own, and which rules they loosen, in one line. @internal */
export function describeParameters(options: {
  file: string | undefined;
  policy: Pick<LoadedPolicy, 'origins' | 'complete'>;
  loosened: LoosenedRules;
}): string {
  const { file, policy, loosened } = options;
  if (file === undefined) return 'Parameters: all as shipped.';
  const origins = Object.values(policy.origins).flatMap(Object.values);
  const shipped = origins.filter(origin => origin === 'shipped').length;
  const off = loosened.off.map(
    ({ environmentClass, rule, owner }) =>
      `${rule} in ${environmentClass} (${escapeForDisplay(owner)})`,
  );
  const lowered = loosened.lowered.map(
    ({ environmentClass, rule, level, owner }) =>
      `${rule} to ${level} in ${environmentClass}${
        owner ? ` (${escapeForDisplay(owner)})` : ''
      }`,
  );
  return [
    `Parameters: ${
      origins.length - shipped
    } set by ${file}, ${shipped} as shipped${
      policy.complete
        ? '; the file is complete, so no shipped list is merged'
        : ''
    }.`,
    `To see them: guardrails parameters check ${file}.`,
    ...(lowered.length > 0
      ? [`Rules that are lowered: ${lowered.join(', ')}.`]
      : []),
    ...newText(loosened.newRules),
    `Rules that are off: ${off.join(', ') || 'none'}.`,
  ].join(' ');
}

/** New rules are as many as an upgrade adds, so each is named once, with its classes. */
function newText(newRules: NewRule[]): string[] {
  if (newRules.length === 0) return [];
  const classes = new Map<string, string[]>();
  for (const { rule, level, environmentClass } of newRules) {
    const key = `${rule} ${level} in`;
    classes.set(key, [...(classes.get(key) ?? []), environmentClass]);
  }
  const named = [...classes].map(
    ([key, names]) => `${key} ${names.join(', ')}`,
  );
  return [
    `New rules, milder until you review them: ${named.join(
      '; ',
    )}. To enforce them, set adoptedAfter of newRules to the newest day on which one of them was adopted, ${findNewest(
      newRules,
    )}, or their levels in rules.`,
  ];
}

function findNewest(newRules: NewRule[]): string {
  return newRules.reduce(
    (newest, { adopted }) => (adopted > newest ? adopted : newest),
    '',
  );
}
