import {
  canonicalJson,
  type ExceptionInForce,
  type Finding,
  type Input,
  resourceTypes,
  type Rule,
  type Snapshot,
} from '@backstage-guardrails/policy-model';
import { compare } from './compareFindings';

/**
 * Marks the findings that an exception covers. They stay where they are and as they are: an exception says
 * what is done about a finding, never that there is none.
 *
 * Only violations can be waived. Nobody can consent to a value that is known only after apply, nor to what
 * could not be read: an exception on it would cover whatever comes out. What is unknown keeps its own way
 * forward, approval and a second look after apply; that look finds a violation, which an exception can cover.
 * @internal
 */
export function applyExceptions(options: {
  findings: Finding[];
  snapshot: Snapshot;
  rules: Rule[];
  input: Input;
}): Finding[] {
  const { findings, snapshot, rules, input } = options;
  const inForce = exceptionsByRule({ snapshot, rules, input });
  if (inForce.size === 0) return findings;
  return findings.map(finding => {
    const exception = inForce
      .get(finding.rule)
      ?.find(candidate => coversFinding(candidate, finding, input));
    return exception
      ? { ...finding, disposition: 'waived', exception: exception.id }
      : finding;
  });
}

/** Those that count for this target, at this instant, with these revisions of the rules; the lowest id first. */
function exceptionsByRule(options: {
  snapshot: Snapshot;
  rules: Rule[];
  input: Input;
}): Map<string, ExceptionInForce[]> {
  const { snapshot, rules, input } = options;
  const byRule = new Map<string, ExceptionInForce[]>();
  if (snapshot.exceptions.length === 0) return byRule;
  const revisions = new Map(rules.map(rule => [rule.id, rule.digest]));
  const instant = Date.parse(input.time.instant);
  const counting = snapshot.exceptions
    .filter(
      exception =>
        revisions.get(exception.rule) === exception.ruleDigest &&
        isFor(exception, input) &&
        instant < Date.parse(exception.until),
    )
    .sort((a, b) => compare(a.id, b.id));
  for (const exception of counting) {
    const known = byRule.get(exception.rule);
    if (known) known.push(exception);
    else byRule.set(exception.rule, [exception]);
  }
  return byRule;
}

function isFor({ target }: ExceptionInForce, input: Input): boolean {
  const { ref, environment } = target;
  // The schema refuses one that names neither; without this it would be for everything.
  if (ref === undefined && environment === undefined) return false;
  return (
    (ref === undefined || ref === input.target.ref) &&
    (environment === undefined || environment === input.target.environment)
  );
}

/**
 * Whether an exception that counts for its rule waives this very finding: a violation of a resource it is for, of a type
 * it is for, with a value it is for.
 * @internal
 */
export function coversFinding(
  exception: Pick<ExceptionInForce, 'resources' | 'types' | 'bounds'>,
  finding: Finding,
  input: Pick<Input, 'subject'>,
): boolean {
  const { resources, types, bounds } = exception;
  if (finding.kind !== 'violation') return false;
  if (resources && !resources.includes(finding.resource)) return false;
  if (bounds && !bounds.some(bound => isWithin(bound, finding))) return false;
  return (
    types === undefined ||
    resourceTypes(input.subject, finding.resource).every(type =>
      types.includes(type),
    )
  );
}

function isWithin(
  bound: NonNullable<ExceptionInForce['bounds']>[number],
  { resource, path, actual, expected }: Finding,
): boolean {
  return (
    (bound.resource === undefined || bound.resource === resource) &&
    bound.path === path &&
    canonicalJson(bound.actual) === canonicalJson(actual) &&
    (bound.expected === undefined ||
      canonicalJson(bound.expected) === canonicalJson(expected))
  );
}
