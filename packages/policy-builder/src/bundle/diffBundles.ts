import type { Rule } from '@backstage-guardrails/policy-model';

/** Which rules one bundle has and another has not, and which of them decide otherwise. @public */
export type BundleDiff = {
  added: Rule[];
  removed: Rule[];
  changed: { before: Rule; after: Rule }[];
};

/** A digest covers what decides and no wording, so a reworded rule is not a changed one. @public */
export function diffBundles(before: Rule[], after: Rule[]): BundleDiff {
  const earlier = new Map(before.map(rule => [rule.id, rule]));
  const later = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !earlier.has(id)),
    removed: before.filter(({ id }) => !later.has(id)),
    changed: after.flatMap(rule => {
      const was = earlier.get(rule.id);
      return was && was.digest !== rule.digest
        ? [{ before: was, after: rule }]
        : [];
    }),
  };
}
