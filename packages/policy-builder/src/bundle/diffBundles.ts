import type { Rule } from '@backstage-guardrails/policy-model';

/** One rule in two bundles. @public */
export type ChangedRule = { before: Rule; after: Rule };

/** Which rules one bundle has and another has not, which decide otherwise, and which count as new otherwise. @public */
export type BundleDiff = {
  added: Rule[];
  removed: Rule[];
  changed: ChangedRule[];
  /** Rules that say they were adopted on another day, which no digest covers and `newRules` go by. */
  redated: ChangedRule[];
  /** Rules that can be off or new from now on, which no digest covers either. */
  alwaysOnDropped: ChangedRule[];
  /** Rules that parameters may not switch off any more. */
  alwaysOnAdded: ChangedRule[];
};

/** A digest covers what decides and no wording, so a reworded rule is not a changed one. @public */
export function diffBundles(before: Rule[], after: Rule[]): BundleDiff {
  const earlier = new Map(before.map(rule => [rule.id, rule]));
  const later = new Set(after.map(({ id }) => id));
  const inBoth = after.flatMap(rule => {
    const was = earlier.get(rule.id);
    return was ? [{ before: was, after: rule }] : [];
  });
  return {
    added: after.filter(({ id }) => !earlier.has(id)),
    removed: before.filter(({ id }) => !later.has(id)),
    changed: inBoth.filter(rules => rules.before.digest !== rules.after.digest),
    redated: inBoth.filter(
      rules => rules.before.adopted !== rules.after.adopted,
    ),
    alwaysOnDropped: inBoth.filter(
      rules => isAlwaysOn(rules.before) && !isAlwaysOn(rules.after),
    ),
    alwaysOnAdded: inBoth.filter(
      rules => !isAlwaysOn(rules.before) && isAlwaysOn(rules.after),
    ),
  };
}

function isAlwaysOn({ alwaysOn }: Rule): boolean {
  return alwaysOn !== undefined;
}
