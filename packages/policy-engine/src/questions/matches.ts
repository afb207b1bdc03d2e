import type { Rule } from '@backstage-guardrails/policy-model';

/** Whether a resource type is the one a rule names, or begins as it says. @internal */
export function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('*')
    ? type.startsWith(pattern.slice(0, -1))
    : type === pattern;
}

/** The resource types a rule looks at, those it only looks things up in included. @internal */
export function typesOf({ subject }: Rule): string[] {
  if (subject.type !== 'infrastructure') return [];
  return [...subject.types, ...(subject.companions ?? [])].sort();
}
