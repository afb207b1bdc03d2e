import type { Rule, RuleId } from '@backstage-guardrails/policy-model';

/** Rules of the policy in force that a text can be the beginning of: of the id, of its last part, of a word of the title. @internal */
export function rulesNamed(
  rules: readonly Pick<Rule, 'id' | 'title'>[],
  text: string,
): RuleId[] {
  const typed = text.trim().toLowerCase();
  return rules
    .filter(
      ({ id, title }) =>
        id.startsWith(typed) ||
        id.includes(`/${typed}`) ||
        ` ${title.toLowerCase()}`.includes(` ${typed}`),
    )
    .map(({ id }) => id);
}
