import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import {
  type EnvironmentClass,
  environmentClassSchema,
  type Rule,
  ruleLevelOf,
} from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';
import { ENVIRONMENT_NAMESPACE, type Environment } from '../environments';
import type { PoliciesConfig } from './readPolicies';

/** Rules have a namespace of their own: an environment may have any name. */
const POLICY_NAMESPACE = 'guardrails-policies';

/** @internal */
export const POLICY_LOCATION = 'guardrails:policies';

/** Names of entities have at most 63 characters, in parts of letters and digits with one separator between them. */
const NAME = /^(?=.{1,63}$)[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/**
 * A rule as an entity of the catalog: kind `Resource`, type `policy`, owned by the group of its author, and a dependency
 * of the environments in which it is not off. Levels and evidence are in `spec.policy`.
 * @internal
 */
export function makePolicyEntity(
  rule: Rule,
  options: {
    policies: PoliciesConfig;
    environments: readonly Environment[];
    /** How strict rules are by the parameters in force. */
    said: Pick<RulesResponse, 'settings' | 'newRules'>;
    /** Address of the portal. */
    portal?: string;
  },
): Entity {
  const { policies, environments, said, portal } = options;
  const levels = new Map(
    environmentClassSchema.options.map(name => [name, levelIn(name)]),
  );
  function levelIn(environmentClass: EnvironmentClass): string {
    return ruleLevelOf({
      rule,
      environmentClass,
      parameters: {
        rules: said.settings?.[environmentClass] ?? {},
        newRules: said.newRules?.[environmentClass],
      },
    }).level;
  }
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: policyName(rule.id),
      namespace: POLICY_NAMESPACE,
      title: rule.title,
      description: `${rule.objective}. ${rule.description.trim()}`,
      annotations: {
        [ANNOTATION_LOCATION]: POLICY_LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: POLICY_LOCATION,
        'guardrails/rule': rule.id,
        // What TechDocs calls documentation that another entity has, and the page of it.
        ...(policies.docs !== undefined && {
          'backstage.io/techdocs-entity': policies.docs,
          'backstage.io/techdocs-entity-path': `/rules/${rule.id}`,
        }),
      },
      ...(portal !== undefined && {
        links: [
          { url: `${portal}/guardrails/rules/${rule.id}`, title: 'Rule' },
        ],
      }),
    },
    spec: {
      type: 'policy',
      owner: policies.owners.get(rule.author) ?? policies.owner,
      dependencyOf: environments
        .filter(({ class: name }) => levels.get(classOf(name)) !== 'off')
        .map(({ name }) => `resource:${ENVIRONMENT_NAMESPACE}/${name}`),
      policy: {
        severity: rule.severity,
        levels: Object.fromEntries(levels),
        subject: rule.subject.type,
        evidence: rule.evidence,
        facts: rule.facts,
        parameters: rule.parameters,
        adopted: rule.adopted,
        review: rule.review,
      } satisfies JsonObject,
    },
  };
}

/** A class that is none counts as production, as in decisions. */
function classOf(name: string): EnvironmentClass {
  return environmentClassSchema.safeParse(name).data ?? 'production';
}

/** The id with dots, or where that is no name of an entity, its beginning and a digest. */
function policyName(id: string): string {
  const name = id.replaceAll('/', '.');
  if (NAME.test(name)) return name;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 12);
  const start = name.slice(0, 48).replace(/[-.]+/g, '-').replace(/-$/, '');
  return `${start}-${digest}`;
}
