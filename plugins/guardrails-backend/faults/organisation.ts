import {
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  type Entity,
} from '@backstage/catalog-model';

export const DEVELOPER = 'user:default/developer-payments';
export const PLATFORM = 'user:default/platform-engineer';
export const SECURITY = 'user:default/security-reviewer';

/** A database that people can have a lease on. */
export const SHOP = 'resource:default/shop-db';

/** One component per story, because an exception for one target must not help another story. */
export const targets = Array.from(
  { length: 100 },
  (_, index) => `component:default/checkout-${index}`,
);

const members: Record<string, string[]> = {
  'group:default/payments': [DEVELOPER],
  'group:default/platform': [PLATFORM],
  'group:default/security': [SECURITY],
};

/** Refs of the groups that a person is in. */
export function groupsOf(person: string): string[] {
  return Object.keys(members).filter(group => members[group].includes(person));
}

/** What the catalog says. */
export const organisation: Entity[] = [
  ...[SHOP, ...targets].map(target => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: target === SHOP ? 'Resource' : 'Component',
    metadata: { name: parseEntityRef(target).name, namespace: 'default' },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/payments',
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  })),
  ...Object.entries(members).flatMap(([group, people]): Entity[] => [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        name: parseEntityRef(group).name,
        namespace: 'default',
        annotations: { 'guardrails/cost-center': '4711' },
      },
      spec: { type: 'team', children: [] },
      relations: people.map(targetRef => ({
        type: RELATION_HAS_MEMBER,
        targetRef,
      })),
    },
    ...people.map(person => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: parseEntityRef(person).name, namespace: 'default' },
      spec: { memberOf: [group] },
      relations: [{ type: RELATION_MEMBER_OF, targetRef: group }],
    })),
  ]),
];
