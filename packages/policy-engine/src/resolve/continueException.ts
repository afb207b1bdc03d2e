import {
  canonicalJson,
  type ExceptionInForce,
  type Finding,
  type Input,
  resourceTypes,
  type Rule,
  ruleLevelOf,
  severitySchema,
} from '@backstage-guardrails/policy-model';
import { coversFinding } from './applyExceptions';

/** What an exception waives from now on where its rule changed. @public */
export type ContinuedCoverage = Required<
  Pick<ExceptionInForce, 'resources' | 'bounds'>
> &
  Pick<ExceptionInForce, 'types'>;

/** Whether an exception goes on with a changed rule. @public */
export type Continuation =
  | { kind: 'continues'; coverage: ContinuedCoverage }
  | {
      kind: 'ends';
      because:
        | 'rule-removed'
        | 'level-differs'
        | 'findings-differ'
        | 'nothing-covered';
    };

/**
 * Compares what the rule of then and that of now find in the very input that an exception was granted for, and answers
 * what the exception covers from now on.
 *
 * It goes on where both find the same about its resources, at the same level and severity. A rule can find more in
 * another input, and that was not approved: so what goes on is only what both found there, resource by resource, with
 * its types, its value and what is expected of it. Each of these is a part of what was granted, so the coverage never
 * grows, however the rule changed.
 * @public
 */
export function continueException(options: {
  exception: Pick<ExceptionInForce, 'resources' | 'types' | 'bounds'>;
  /** The rule of then and of now, with all that it finds in the input, nothing waived. */
  before: { rule: Rule; findings: Finding[] };
  after: { rule?: Rule; findings: Finding[] };
  input: Pick<Input, 'subject' | 'target'>;
}): Continuation {
  const { exception, before, after, input } = options;
  if (!after.rule) return { kind: 'ends', because: 'rule-removed' };
  if (!isAsSerious(before.rule, after.rule, input)) {
    return { kind: 'ends', because: 'level-differs' };
  }
  const about = ({ rule, resource }: Finding) =>
    rule === before.rule.id &&
    (exception.resources?.includes(resource) ?? true);
  const found = after.findings.filter(about);
  if (valuesOf(before.findings.filter(about)) !== valuesOf(found)) {
    return { kind: 'ends', because: 'findings-differ' };
  }
  const covered = found.filter(finding =>
    coversFinding(exception, finding, input),
  );
  return covered.length === 0
    ? { kind: 'ends', because: 'nothing-covered' }
    : { kind: 'continues', coverage: coverageOf(covered, input) };
}

/**
 * The same level, and no higher severity. It is the rule's own level, which the organisation's parameters may move
 * without ending anything.
 */
function isAsSerious(
  before: Rule,
  after: Rule,
  { target: { environmentClass } }: Pick<Input, 'target'>,
): boolean {
  const own = (rule: Rule) =>
    ruleLevelOf({ rule, environmentClass, parameters: { rules: {} } }).own;
  const rank = ({ severity }: Rule) => severitySchema.options.indexOf(severity);
  // Severities are listed from the lowest.
  return own(before) === own(after) && rank(after) <= rank(before);
}

/** In an order of their own: that of a verdict follows the sentences. */
function valuesOf(findings: Finding[]): string {
  return canonicalJson(
    findings
      .map(({ resource, path, kind, expected, actual }) =>
        canonicalJson({ resource, path, kind, expected, actual }),
      )
      .sort(),
  );
}

function coverageOf(
  covered: Finding[],
  { subject }: Pick<Input, 'subject'>,
): ContinuedCoverage {
  const resources = sorted(covered.map(({ resource }) => resource));
  const typesOf = resources.map(resource => resourceTypes(subject, resource));
  // A configuration names resources without their types, and an entity has none.
  const known = typesOf.every(types => types.length > 0);
  const bounds = new Map(
    covered.map(({ resource, path, actual, expected }) => {
      const bound = { resource, path, actual, expected };
      return [canonicalJson(bound), bound];
    }),
  );
  return {
    resources,
    ...(known && { types: sorted(typesOf.flat()) }),
    bounds: sorted([...bounds.keys()]).map(key => bounds.get(key)!),
  };
}

function sorted(items: string[]): string[] {
  return [...new Set(items)].sort();
}
