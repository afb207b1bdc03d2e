import {
  type Entity,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  decimalText,
  readCostDeclaration,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { createHash } from 'node:crypto';

/** What costs need to know of an entity: a row of the table `entities`. @internal */
export type EntityRow = {
  ref: string;
  kind: string;
  owner: string | null;
  system: string | null;
  domain: string | null;
  parent: string | null;
  cost_center: string | null;
  budget_amount: string | null;
  budget_currency: string | null;
  digest: string;
};

/** @internal */
export function describeEntity(entity: Entity): EntityRow {
  const ref = stringifyEntityRef(entity);
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const { costCenter, budget } = readCostDeclaration(entity);
  const isOwner = kind === 'group' || kind === 'user';
  const row = {
    ref,
    kind,
    owner: isOwner ? ref : related(entity, RELATION_OWNED_BY),
    system: related(entity, RELATION_PART_OF, 'system:'),
    domain: related(entity, RELATION_PART_OF, 'domain:'),
    parent: related(entity, RELATION_CHILD_OF, 'group:'),
    cost_center: costCenter ?? null,
    budget_amount: budget ? decimalText(budget.amount) : null,
    budget_currency: budget?.currency ?? null,
  };
  return { ...row, digest: digestOf(row) };
}

function related(entity: Entity, type: string, start = ''): string | null {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return refs.find(ref => ref.startsWith(start)) ?? null;
}

function digestOf(row: object): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}
