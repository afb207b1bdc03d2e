import { neverAsked } from '../asked';
import type { Opa } from '../opa';
import { filesBelow, readRules } from '../rules';
import type { PolicyWorkspace } from '../workspace';
import { directReads } from './directReads';
import { lintMetadata } from './lintMetadata';
import { lintRego } from './lintRego';
import { lintRule } from './lintRule';

/** What is wrong with the rules of a workspace, as sentences in the order of the rules. @public */
export function lintWorkspace(
  workspace: PolicyWorkspace,
  options: {
    opa: Opa;
    /** No rule was adopted after it. */
    now: Date;
  },
): { rules: string[]; faults: string[] } {
  const { opa, now } = options;
  const { folder } = workspace;
  const rules = new Map(readRules(workspace, opa).map(rule => [rule.id, rule]));
  const ids = [
    ...new Set([
      ...rules.keys(),
      ...filesBelow(folder, 'guardrails/rules').map(path =>
        path.split('/').slice(2, 4).join('/'),
      ),
    ]),
  ].sort();
  return {
    rules: ids,
    faults: [
      ...ids.flatMap(id => lintRule({ id, rule: rules.get(id), workspace })),
      ...[...rules.values()].flatMap(({ rule }) =>
        rule ? lintMetadata(rule, { workspace, now }) : [],
      ),
      ...neverAsked([...rules.values()], workspace),
      ...lintRego(workspace, opa),
      ...(workspace.about.namespace === undefined
        ? []
        : filesBelow(folder, 'guardrails/rules')
            .filter(isRule)
            .flatMap(path => directReads(path, { folder, opa }))),
    ].map(fault => workspace.inAuthorsWords(fault)),
  };
}

function isRule(path: string): boolean {
  return path.endsWith('.rego') && !path.endsWith('_test.rego');
}
