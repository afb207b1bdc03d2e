import {
  EMPTY_SNAPSHOT,
  type Rule,
  type Snapshot,
} from '@backstage-guardrails/policy-model';
import type { Story } from './storySchema';

/**
 * What a host resolves a story against. Exceptions are for the revisions of the rules that judge, unless the
 * story names another.
 * @public
 */
export function snapshotOf(
  story: Story,
  rules: Pick<Rule, 'id' | 'digest'>[],
): Snapshot {
  const { exceptions = [] } = story;
  return {
    ...EMPTY_SNAPSHOT,
    exceptions: exceptions.map(({ revision, ...exception }, index) => ({
      ...exception,
      id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      ruleDigest: revision ?? revisionOf(exception.rule, rules),
    })),
  };
}

function revisionOf(id: string, rules: Pick<Rule, 'id' | 'digest'>[]) {
  const rule = rules.find(candidate => candidate.id === id);
  if (!rule) throw new Error(`The story waives ${id}, which is no rule`);
  return rule.digest;
}
