import { readCostDeclaration } from '../annotations';
import type { TagSet } from '../rows';
import { allocate } from './allocate';
import { CatalogIndex, type CostEntity } from './catalogIndex';
import type { CostSubject } from './conditions';
import type { AllocationRule } from './rules';

const entity = (
  ref: string,
  owner?: string,
  annotations: Record<string, string> = {},
): CostEntity => ({
  ref,
  owner,
  claims: readCostDeclaration({ metadata: { annotations } }).claims,
});

const catalog = new CatalogIndex([
  entity('group:default/team-a'),
  entity('group:default/team-b'),
  entity('group:default/shared-team'),
  entity('component:default/shop', 'group:default/team-a'),
  entity('component:default/cart', 'group:default/team-a', {
    'entity-cost/match': 'app=cart',
  }),
  entity('component:default/cart-copy', 'group:default/team-a', {
    'entity-cost/match': 'env=prod, app=cart',
  }),
  entity('component:default/grabber', 'group:default/team-b', {
    'entity-cost/match': 'app=shop',
    'aws.amazon.com/cost-insights-tags': 'owner=team-a',
    'aws.amazon.com/cost-insights-cost-categories': 'Unit=Sales',
  }),
  entity('component:default/web', 'group:default/team-b', {
    'backstage.io/kubernetes-id': 'web',
    'backstage.io/kubernetes-namespace': 'shop',
  }),
  entity('component:default/orphan', undefined, {
    'entity-cost/match': 'app=orphan',
  }),
  entity('system:default/market', 'group:default/team-b'),
]);

const rules: AllocationRule[] = [
  {
    id: 'sandbox',
    conditions: [
      { kind: 'sub-account', operator: 'in', values: ['111'] },
      { kind: 'tag', key: 'keep', operator: 'not-exists' },
    ],
    to: { entity: 'group:default/shared-team' },
  },
  {
    id: 'team-a-account',
    conditions: [{ kind: 'sub-account', operator: 'in', values: ['222'] }],
    to: { entity: 'Group:default/team-a' },
  },
  {
    id: 'gone',
    conditions: [{ kind: 'sub-account', operator: 'in', values: ['333'] }],
    to: { entity: 'group:default/left-long-ago' },
  },
  {
    id: 'cost-center-tag',
    conditions: [{ kind: 'service', operator: 'in', values: ['Queue'] }],
    to: { tag: 'app', kinds: ['component'] },
  },
  {
    id: 'buckets',
    conditions: [
      {
        kind: 'resource',
        operator: 'starts-with',
        values: ['arn:aws:s3:::b-'],
      },
    ],
    to: { entity: 'group:default/team-b' },
  },
];

const subject = (
  tags: Record<string, string>,
  more: Partial<CostSubject> = {},
): CostSubject => ({
  tags: Object.entries(tags).sort() as unknown as TagSet,
  costCategories: [],
  provider: 'AWS',
  service: 'Compute',
  subAccountId: null,
  resourceId: null,
  ...more,
});

function shortly(cost: CostSubject): string {
  const result = allocate({ subject: cost, rules, catalog });
  const contested = result.contestedBy.map(({ ref }) => ref.split('/')[1]);
  const by = contested.length ? ` / ${contested.join(' ')}` : '';
  if (result.state === 'unallocated') return `${result.reason}${by}`;
  const rule = 'rule' in result.by ? result.by.rule : result.by.annotation;
  return `${result.entity.split('/')[1]} by ${rule}${by}`;
}

it.each<[string, CostSubject, string]>([
  ['no tags', subject({}), 'no-rule'],
  ['a component tag', subject({ component: 'shop' }), 'shop by tag-component'],
  [
    'a full reference',
    subject({ component: 'Component:default/Shop' }),
    'shop by tag-component',
  ],
  [
    'component before system before owner',
    subject({ component: 'shop', system: 'market', owner: 'team-b' }),
    'shop by tag-component',
  ],
  [
    'an unknown component falls to the system',
    subject({ component: 'x', system: 'market' }),
    'market by tag-system',
  ],
  ['an owner tag', subject({ owner: 'team-b' }), 'team-b by tag-owner'],
  [
    'a group reference',
    subject({ owner: 'group:team-b' }),
    'team-b by tag-owner',
  ],
  ['an unknown owner', subject({ owner: 'x' }), 'owner-unknown'],
  [
    'an owner tag of another kind',
    subject({ owner: 'component:default/shop' }),
    'owner-unknown',
  ],
  [
    'a configured rule before tags',
    subject({ component: 'shop' }, { subAccountId: '111' }),
    'shared-team by sandbox',
  ],
  [
    'a rule whose condition does not hold',
    subject({ component: 'shop', keep: '' }, { subAccountId: '111' }),
    'shop by tag-component',
  ],
  [
    'a rule for an entity that is gone',
    subject({ component: 'shop' }, { subAccountId: '333' }),
    'shop by tag-component',
  ],
  [
    'a rule by a tag',
    subject({ app: 'shop' }, { service: 'Queue' }),
    'shop by cost-center-tag / grabber',
  ],
  [
    'a rule by the start of a resource',
    subject({}, { resourceId: 'arn:aws:s3:::b-1' }),
    'team-b by buckets',
  ],
  [
    'a claim on what is given to no owner',
    subject({ app: 'cart' }),
    'cart by entity-cost/match',
  ],
  [
    'a claim on what its own owner has as a whole',
    subject({ app: 'cart', owner: 'team-a' }),
    'cart by entity-cost/match / grabber',
  ],
  [
    'a claim on what a rule gives to its own owner as a whole',
    subject({ app: 'cart' }, { subAccountId: '222' }),
    'cart by entity-cost/match',
  ],
  [
    'two claims',
    subject({ app: 'cart', env: 'prod' }),
    'contested / cart cart-copy',
  ],
  [
    'two claims on what their owner has',
    subject({ app: 'cart', env: 'prod', owner: 'team-a' }),
    'team-a by tag-owner / cart cart-copy grabber',
  ],
  [
    'a claim on what an owner tag gives to another owner',
    subject({ owner: 'team-a' }),
    'team-a by tag-owner / grabber',
  ],
  [
    'a claim on what an unknown owner has',
    subject({ app: 'cart', owner: 'x' }),
    'owner-unknown / cart',
  ],
  [
    'a claim on what a rule gives to another owner',
    subject({ app: 'cart' }, { subAccountId: '111' }),
    'shared-team by sandbox / cart',
  ],
  [
    'a claim on what a component tag gives to another owner',
    subject({ app: 'shop', component: 'shop' }),
    'shop by tag-component / grabber',
  ],
  [
    'a claim by a cost category',
    subject({}, { costCategories: [['Unit', 'Sales']] }),
    'grabber by aws.amazon.com/cost-insights-cost-categories',
  ],
  ['a cost category is no tag', subject({ Unit: 'Sales' }), 'no-rule'],
  [
    'a claim by labels of Kubernetes',
    subject({
      'label:backstage_io_kubernetes_id': 'web',
      'kubernetes:namespace': 'shop',
    }),
    'web by backstage.io/kubernetes-id',
  ],
  [
    'the same labels in another namespace',
    subject({
      'label:backstage_io_kubernetes_id': 'web',
      'kubernetes:namespace': 'other',
    }),
    'no-rule',
  ],
  ['a claim of an entity without owner', subject({ app: 'orphan' }), 'no-rule'],
  ['a component without owner', subject({ component: 'orphan' }), 'no-rule'],
  [
    'a key of JavaScript',
    subject({ __proto__: 'x', constructor: 'y' }),
    'no-rule',
  ],
])('%s: %#', (_, cost, expected) => {
  expect(shortly(cost)).toBe(expected);
});
