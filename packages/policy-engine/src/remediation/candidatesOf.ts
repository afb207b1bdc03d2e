import type {
  PatchOperation,
  RuleFinding,
} from '@backstage-guardrails/policy-model';

/**
 * Patches that may make a finding go away: those the rule names, else the expected value put where the
 * actual one stands. Whether they do is for the rules to say, so a poor guess costs nothing but its evaluation.
 * @internal
 */
export function candidatesOf(finding: RuleFinding): PatchOperation[][] {
  if (finding.unknown || finding.resource === '') return [];
  const named = (finding.remediation ?? []).filter(patch => patch.length > 0);
  if (named.length > 0) return named;
  const { expected, path } = finding;
  // A switch or a number says what to write; a text may only describe it.
  const literal = typeof expected === 'boolean' || typeof expected === 'number';
  if (!literal || path.length === 0) return [];
  return [[{ op: 'add', path: pointer(path), value: expected }]];
}

function pointer(path: (string | number)[]): string {
  return path
    .map(s => `/${String(s).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
