import { z } from 'zod';
import { displayText } from '@backstage-guardrails/display-text';
import type { Condition } from './conditions';
import type { AllocationRule } from './rules';

const text = z.string().min(1).max(4_096);
const values = z.array(text).min(1).max(1_000);

const absent = z.undefined().optional();

const operators = z.discriminatedUnion('operator', [
  z.object({
    operator: z.enum(['in', 'not-in', 'starts-with']),
    values,
  }),
  z.object({
    operator: z.enum(['exists', 'not-exists']),
    values: absent,
  }),
]);

const subjects = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['tag', 'cost-category']), key: text }),
  z.object({
    kind: z.enum(['provider', 'service', 'sub-account', 'resource']),
    key: absent,
  }),
]);

const condition: z.ZodType<Condition> = z.intersection(subjects, operators);

const rule: z.ZodType<AllocationRule> = z.strictObject({
  id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, {
    message: 'Not an id. Write small letters, digits and dashes',
  }),
  conditions: z.array(condition).max(20),
  to: z.union([
    z.strictObject({
      entity: z.string().regex(/^[A-Za-z]+:[^/\s]+\/\S+$/, {
        message: 'Not a reference. Write group:default/team-a',
      }),
    }),
    z.strictObject({ tag: text, kinds: values }),
  ]),
});

/** Rules of a list. Each cost is compared with all of them. */
const MAX_RULES = 500;

/** What is wrong with a list of rules. @public */
export type RuleListProblem = {
  code: 'rules-invalid' | 'rule-duplicate' | 'rule-for-everything';
  /** The path into the list, such as `[2].conditions[0].key`. */
  path: string;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

/**
 * Reads configured rules of allocation. A rule without conditions to one entity would take every cost and hide what is
 * unallocated, so it is refused.
 * @public
 */
export function readRules(
  list: unknown,
):
  | { ok: true; rules: AllocationRule[] }
  | { ok: false; problems: RuleListProblem[] } {
  const checked = z.array(rule).max(MAX_RULES).safeParse(list);
  if (!checked.success) {
    return {
      ok: false,
      problems: checked.error.issues.slice(0, 20).map(issue => ({
        code: 'rules-invalid',
        path: pathText(issue.path),
        message: `${displayText(issue.message, 200)}.`,
        fix: 'A rule has an id, conditions (kind, key of a tag or cost category, operator, values) and to (entity, or tag with kinds).',
      })),
    };
  }
  const rules = checked.data;
  const problems = rules.flatMap(({ id, conditions, to }, index) => {
    const found: RuleListProblem[] = [];
    if (rules.findIndex(other => other.id === id) !== index) {
      found.push({
        code: 'rule-duplicate',
        path: `[${index}].id`,
        message: `Two rules have the id ${id}.`,
        fix: 'Give each rule an id of its own; amounts are shown with it.',
      });
    }
    if (!conditions.length && 'entity' in to) {
      found.push({
        code: 'rule-for-everything',
        path: `[${index}].conditions`,
        message: `The rule ${id} has no conditions and would take every cost.`,
        fix: 'Add a condition.',
      });
    }
    return found;
  });
  return problems.length ? { ok: false, problems } : { ok: true, rules };
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return `${index ? '.' : ''}${displayText(String(step), 60)}`;
    })
    .join('');
}
