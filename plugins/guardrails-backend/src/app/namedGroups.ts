import type { ParameterSet } from '@backstage-guardrails/policy-model';
import type { Policy } from '../decision/bundles';
import type { GuardrailsConfig } from '../base/config';

/** Refs of groups on which who reads, approves and is told rests, each with the places that name it. @internal */
export function namedGroups(options: {
  config: Pick<GuardrailsConfig, 'access' | 'exceptions' | 'leases'>;
  policy: Pick<Policy, 'parameters'>;
}): Map<string, string[]> {
  const { access, exceptions, leases } = options.config;
  const { version: _version, ...classes } = options.policy.parameters.value;
  const named: [string, string[]][] = [
    ['guardrails.access.readers', access.readers],
    ['guardrails.access.operators', access.operators],
    ['guardrails.policy.owners', exceptions.policyOwners],
    ['guardrails.leases.tell', leases.tell],
    ...Object.entries(classes).flatMap(([name, set]) =>
      listApprovers(name, set),
    ),
  ];
  const groups = new Map<string, string[]>();
  for (const [place, refs] of named) {
    for (const ref of refs.filter(isGroup)) {
      groups.set(ref, [...(groups.get(ref) ?? []), place]);
    }
  }
  return groups;
}

function listApprovers(name: string, set: ParameterSet): [string, string[]][] {
  const { approvers, exceptionApprovers } = set;
  return [
    [`${name}.approvers`, approvers.flatMap(({ from }) => from)],
    [
      `${name}.exceptionApprovers`,
      exceptionApprovers.flatMap(({ from }) => from),
    ],
    ...Object.entries(set.rules).flatMap(
      ([id, setting]): [string, string[]][] =>
        setting.owner !== undefined
          ? [[`${name}.rules.${id}.owner`, [setting.owner]]]
          : [],
    ),
  ];
}

function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}
