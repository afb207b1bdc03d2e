import {
  isDayAhead,
  type NewRules,
  type Rule,
} from '@backstage-guardrails/policy-model';
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
  /** Added, and new by a day to come: parameters that make them milder are refused. */
  ahead: Rule[];
};

/**
 * The day is one for all bundles, so it is that of the newest rule which is enforced already, whichever bundle it is of:
 * an earlier one would lower that rule as well. Nothing where nothing is added.
 * @public
 */
export function startAdvisory(options: {
  before: Rule[];
  after: Rule[];
  /** Rules that judge beside the bundle, such as the shipped ones beside an own one. */
  beside: Rule[];
  now: Date;
}): AdvisoryStart | undefined {
  const { before, after, beside, now } = options;
  const { added } = diffBundles(before, after);
  const compared = new Set([...before, ...after].map(({ id }) => id));
  const enforced = [...before, ...beside.filter(({ id }) => !compared.has(id))];
  const adoptedAfter = enforced
    .map(({ adopted }) => adopted)
    .sort()
    .at(-1);
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
      rule =>
        !isAdded.has(rule) &&
        rule.alwaysOn === undefined &&
        rule.adopted > adoptedAfter,
    ),
    ahead: added.filter(
      ({ adopted, alwaysOn }) =>
        alwaysOn === undefined &&
        adopted > adoptedAfter &&
        isDayAhead(adopted, now),
    ),
  };
}
