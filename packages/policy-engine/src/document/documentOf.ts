import type {
  EvaluationDocument,
  Input,
  ResourceChange,
  Rule,
} from '@backstage-guardrails/policy-model';
import { regoName } from '../dispatch';

/**
 * What Rego sees of an input: changes grouped by type, and which rules to call. Any OPA that has loaded the same
 * bundle and parameters answers it with the same findings.
 * @public
 */
export function documentOf(input: Input, rules: Rule[]): EvaluationDocument {
  return {
    ...input,
    subject: subjectOf(input.subject),
    dispatch: dispatchOf(rules),
  };
}

function subjectOf(subject: Input['subject']): EvaluationDocument['subject'] {
  if (subject.type !== 'infrastructure') return subject;
  const { changes, ...rest } = subject;
  return { ...rest, changesByType: byType(changes) };
}

function byType(changes: ResourceChange[]): Record<string, ResourceChange[]> {
  // A Map, and an object made of it at the end: a resource type named `__proto__` stays a plain key.
  const groups = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const group = groups.get(change.type);
    if (group) group.push(change);
    else groups.set(change.type, [change]);
  }
  return Object.fromEntries(groups);
}

/** The rules to call, as Rego names them. @internal */
export function dispatchOf(rules: Rule[]): Record<string, string[]> {
  // A Map here as well: on a plain object the domains `constructor` and `toString` are there already.
  const dispatch = new Map<string, string[]>();
  for (const { id } of rules) {
    const [domain, name] = regoName(id);
    const names = dispatch.get(domain);
    if (names) names.push(name);
    else dispatch.set(domain, [name]);
  }
  return Object.fromEntries(dispatch);
}
