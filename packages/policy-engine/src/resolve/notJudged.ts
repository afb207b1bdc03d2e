import type {
  EnforcementLevel,
  Input,
  Rule,
  RuleFinding,
  RuleId,
} from '@backstage-guardrails/policy-model';
import { compare } from './compareFindings';

/** The facts that this kind of host cannot have, of those that the input states. @internal */
export function unobtainableFacts(input: Input): ReadonlySet<string> {
  return new Set(
    Object.entries(input.facts).flatMap(([name, fact]) =>
      fact.status === 'unobtainable' ? [name] : [],
    ),
  );
}

/**
 * Rules that were called and lack a fact that this kind of host cannot have: one that they declare, or that they said
 * themselves. One that found something judged all the same; one that found nothing has not passed, because it might have.
 * @internal
 */
export function notJudged(options: {
  called: Rule[];
  levels: ReadonlyMap<RuleId, EnforcementLevel>;
  found: ReadonlySet<RuleId>;
  unobtainable: ReadonlySet<string>;
  results: readonly { rule: Rule; finding: RuleFinding }[];
}): { rule: RuleId; level: EnforcementLevel; facts: string[] }[] {
  const { called, levels, found, unobtainable, results } = options;
  const said = results.flatMap(({ rule, finding }) =>
    finding.absent === undefined
      ? []
      : [{ rule: rule.id, fact: finding.absent }],
  );
  const lackedBy = ({ id, facts }: Rule) => [
    ...facts,
    ...said.filter(({ rule }) => rule === id).map(({ fact }) => fact),
  ];
  return called
    .map(rule => ({
      rule: rule.id,
      level: levels.get(rule.id) ?? 'mandatory',
      facts: [...new Set(lackedBy(rule))]
        .filter(fact => unobtainable.has(fact))
        .sort(compare),
    }))
    .filter(({ rule, facts }) => facts.length > 0 && !found.has(rule))
    .sort((a, b) => compare(a.rule, b.rule));
}
