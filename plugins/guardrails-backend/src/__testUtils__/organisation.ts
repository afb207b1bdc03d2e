import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

const related = (type: string, refs: string[] = []) =>
  refs.map(targetRef => ({ type, targetRef }));

/** An account as the catalog has it, a member of groups. */
export function user(
  ref: string,
  options: { memberOf?: string[]; person?: string } = {},
): Entity {
  const { name, namespace } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace,
      ...(options.person !== undefined && {
        annotations: { 'guardrails/person': options.person },
      }),
    },
    spec: {},
    relations: related('memberOf', options.memberOf),
  };
}

/** A group as the catalog has it, with its direct members and the groups around it. */
export function group(
  ref: string,
  options: {
    members?: string[];
    children?: string[];
    parent?: string;
    costCentre?: string;
  } = {},
): Entity {
  const { name, namespace } = parseEntityRef(ref);
  const { members, children, parent, costCentre } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace,
      ...(costCentre !== undefined && {
        annotations: { 'guardrails/cost-center': costCentre },
      }),
    },
    spec: { type: 'team', children: [] },
    relations: [
      ...related('hasMember', members),
      ...related('parentOf', children),
      ...related('childOf', parent === undefined ? [] : [parent]),
    ],
  };
}

/** Groups and all who are in them, both directions of each membership. */
export function organisation(groups: Record<string, string[]>): Entity[] {
  const memberships = new Map<string, string[]>();
  for (const [ref, members] of Object.entries(groups)) {
    for (const member of members) {
      memberships.set(member, [...(memberships.get(member) ?? []), ref]);
    }
  }
  return [
    ...Object.entries(groups).map(([ref, members]) => group(ref, { members })),
    ...[...memberships].map(([ref, memberOf]) => user(ref, { memberOf })),
  ];
}

/** What a sign-in says that somebody owns: themselves and their groups. */
export function ownershipOf(entities: Entity[], ref: string): string[] {
  const entity = entities.findLast(item => stringifyEntityRef(item) === ref);
  const groups = (entity?.relations ?? [])
    .filter(({ type }) => type === 'memberOf')
    .map(({ targetRef }) => targetRef);
  return [ref, ...groups];
}

/** Puts somebody into a group, or takes them out, in a catalog that is in use. */
export function setMember(
  entities: Entity[],
  options: { group: string; member: string; isMember: boolean },
): void {
  const edit = (ref: string, type: string, targetRef: string) => {
    const entity = entities.findLast(item => stringifyEntityRef(item) === ref);
    if (!entity) throw new Error(`The catalog has no ${ref}`);
    const others = (entity.relations ?? []).filter(
      relation => relation.type !== type || relation.targetRef !== targetRef,
    );
    entity.relations = options.isMember
      ? [...others, { type, targetRef }]
      : others;
  };
  edit(options.group, 'hasMember', options.member);
  edit(options.member, 'memberOf', options.group);
}
