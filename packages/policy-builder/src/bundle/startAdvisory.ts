import type { NewRules, Rule } from '@backstage-guardrails/policy-model';
import { diffBundles } from './diffBundles';

/** How parameters let what an upgrade adds start advisory, and what they do not reach. @public */
export type AdvisoryStart = {
  newRules: NewRules;
  /** Added, and dated as early as a rule of before: no day tells them apart. */
  notNew: Rule[];
  /** Added, and others rest on them: they are enforced from the start. */
  alwaysOn: Rule[];
  /** Not added, and with a day that would make them new. */
  wronglyNew: Rule[];
};

/** Nothing where nothing is added. @public */
export function startAdvisory(
  before: Rule[],
  after: Rule[],
): AdvisoryStart | undefined {
  const { added } = diffBundles(before, after);
  const days = before.map(({ adopted }) => adopted).sort();
  const adoptedAfter = days.at(-1);
  if (added.length === 0 || adoptedAfter === undefined) return undefined;
  const isAdded = new Set(added);
  return {
    newRules: { adoptedAfter, level: 'advisory' },
    notNew: added.filter(
      ({ adopted, alwaysOn }) =>
        alwaysOn === undefined && adopted <= adoptedAfter,
    ),
    alwaysOn: added.filter(({ alwaysOn }) => alwaysOn !== undefined),
    wronglyNew: after.filter(
      rule => !isAdded.has(rule) && rule.adopted > adoptedAfter,
    ),
  };
}
