import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { policyReadPermission } from '@backstage-guardrails/plugin-guardrails-common';
import type { Rule } from '@backstage-guardrails/policy-model';
import { createCollator, type Source } from './createCollator';

/** The rules in force, for everybody who may read policy. @internal */
export function createRuleCollator(source: Source): DocumentCollatorFactory {
  const { guardrails } = source;
  return createCollator(source, {
    type: 'guardrails-rule',
    visibilityPermission: policyReadPermission,
    async *documents(credentials) {
      const { rules } = await guardrails.listRules({ credentials });
      yield* rules.map(toRuleDocument);
    },
  });
}

/** @internal */
export function toRuleDocument(rule: Rule): IndexableDocument {
  const { id, title, objective } = rule;
  // Its lines are as long as those of the file that it is written in.
  const description = rule.description.trim().replace(/\s+/g, ' ');
  return {
    title: escapeForDisplay(`Rule: ${title}`),
    text: escapeForDisplay(`${objective}. ${description} ${id}`),
    location: `/guardrails/rules/${id}`,
  };
}
