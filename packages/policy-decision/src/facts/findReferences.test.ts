import { findReferences } from './findReferences';

const MOST = 5000;

const changes = (kind: string) =>
  Array.from({ length: MOST + 1 }, (_, at) => ({
    address: `aws_instance.web[${at}]`,
    mode: 'managed',
    type: 'aws_instance',
    kind: at === MOST ? kind : 'no-op',
    tags: {},
  }));

const resourcesOf = (kind: string) =>
  findReferences({
    subject: { type: 'infrastructure', changes: changes(kind) } as any,
    target: { environmentClass: 'production' } as any,
    parameters: {
      production: {
        values: { ownerTags: ['owner'], costCenterTags: ['cost-center'] },
      },
    } as any,
    resourceTypes: ['aws_instance'],
  }).resources;

it('hands over no part of the resources that facts follow from', () => {
  // a resource that is counted as another one would have no price, and cost nothing
  expect(resourcesOf('create')).toBeUndefined();
  expect(resourcesOf('replace')).toBeUndefined();
  expect(resourcesOf('no-op')?.changes).toHaveLength(MOST);
});

it('says which tags name an owner or a cost centre', () => {
  expect(resourcesOf('no-op')?.partyTags).toEqual(['owner', 'cost-center']);
});
