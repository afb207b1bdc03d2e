import type { Finding } from '@backstage-guardrails/policy-model';

/** One value of a form field, and what denies the form that has it. */
type Candidate = { value: unknown; denied: readonly Finding[] };

/**
 * For each candidate the findings that come with this value: those about the value itself, and those that another
 * candidate does not have. What denies them all is about another field. An environment has rules on fields that are not
 * filled in yet; what they find empty is not about the environment.
 * @internal
 */
export function reasonsAgainst(
  candidates: readonly Candidate[],
  { isEnvironment = false }: { isEnvironment?: boolean } = {},
): Finding[][] {
  const keys = candidates.map(({ denied }) => new Set(denied.map(keyOf)));
  const always = (finding: Finding) =>
    keys.every(known => known.has(keyOf(finding)));
  return candidates.map(({ value, denied }) =>
    denied.filter(finding => {
      const { actual } = finding;
      if (isEmpty(actual)) return !isEnvironment && !always(finding);
      return actual === value || !always(finding);
    }),
  );
}

/** With the value that was found: the same rule refuses two regions for reasons of their own. */
function keyOf({ rule, resource, path, actual }: Finding): string {
  return JSON.stringify([rule, resource, path, actual]);
}

function isEmpty(actual: unknown): boolean {
  return actual === null || actual === '';
}
