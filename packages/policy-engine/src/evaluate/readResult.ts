import type {
  EvaluationResult,
  Rule,
  RuleFinding,
} from '@backstage-guardrails/policy-model';
import { regoName } from '../dispatch';
import { EngineError } from '../errors';

/** What one rule found. @public */
export type RuleResult = { rule: Rule; finding: RuleFinding };

/**
 * Reads OPA's result set and makes sure that it is an answer to the question that was put. An undefined
 * input gives `[]`, a rule that is not there gives one call less: neither may look like a pass.
 *
 * Written by hand, because a plan can have hundreds of thousands of findings; a test holds it against
 * `evaluationResultSchema`.
 * @internal
 */
export function readResult(options: {
  text: string;
  version: string;
  called: Rule[];
}): RuleResult[] {
  const { text, version, called } = options;
  const result = unwrap(text);
  if (result.version !== version) {
    throw incomplete(`the policy saw version ${String(result.version)}`);
  }
  if (result.judged !== called.length) {
    throw incomplete(
      `${String(result.judged)} of ${called.length} rules were called`,
    );
  }
  if (!Array.isArray(result.findings)) {
    throw incomplete('findings are not a list');
  }
  const byName = new Map(called.map(rule => [key(...regoName(rule.id)), rule]));
  return result.findings.map(item => readFinding(item, byName));
}

function unwrap(
  text: string,
): Partial<Record<keyof EvaluationResult, unknown>> {
  const set: unknown = JSON.parse(text);
  if (!Array.isArray(set) || set.length === 0) {
    throw new EngineError(
      'evaluation-empty',
      'The policy gave no result: its input was not read, or a parameter that a rule needs is not set',
    );
  }
  const result = set[0]?.result;
  if (set.length > 1 || !isObject(result)) {
    throw incomplete('the result is not one object');
  }
  return result;
}

function readFinding(item: unknown, byName: Map<string, Rule>): RuleResult {
  const [domain, name, finding] = Array.isArray(item) ? item : [];
  const rule = byName.get(key(domain, name));
  if (!rule) throw incomplete(`${domain}/${name} was not asked`);
  if (!isRuleFinding(finding)) {
    throw incomplete(`${rule.id} returned a finding of another shape`);
  }
  return { rule, finding };
}

function key(domain: string, name: string): string {
  return `${domain}/${name}`;
}

const FIELDS: Record<keyof RuleFinding, (value: unknown) => boolean> = {
  resource: value => typeof value === 'string',
  path: value =>
    Array.isArray(value) &&
    value.every(s => typeof s === 'string' || typeof s === 'number'),
  expected: value => value !== undefined,
  actual: value => value !== undefined,
  unknown: value => value === undefined || typeof value === 'boolean',
  absent: value => value === undefined || typeof value === 'string',
  values: value => value === undefined || isObject(value),
  remediation: value =>
    value === undefined || (Array.isArray(value) && value.every(isPatch)),
};

const CHECKS = Object.entries(FIELDS);

function isRuleFinding(value: unknown): value is RuleFinding {
  if (!isObject(value)) return false;
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(FIELDS, field)) return false;
  }
  return CHECKS.every(([field, holds]) => holds(value[field]));
}

function isPatch(patch: unknown): boolean {
  return Array.isArray(patch) && patch.every(isOperation);
}

function isOperation(value: unknown): boolean {
  if (!isObject(value) || typeof value.path !== 'string') return false;
  const keys = Object.keys(value).length;
  switch (value.op) {
    case 'add':
    case 'replace':
      return keys === 3 && value.value !== undefined;
    case 'remove':
      return keys === 2;
    default:
      return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function incomplete(why: string): EngineError {
  return new EngineError(
    'evaluation-incomplete',
    `The policy did not answer what was asked: ${why}`,
  );
}
