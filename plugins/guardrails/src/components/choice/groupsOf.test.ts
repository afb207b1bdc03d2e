import { groupsOf } from './groupsOf';

const group = (name: string, displayName?: string, namespace?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, ...(namespace && { namespace }) },
  spec: { ...(displayName && { profile: { displayName } }) },
});

it('offers groups by name, with the refs of those that have one name', () => {
  expect(
    groupsOf([
      group('search'),
      group('payments', 'Payments'),
      group('payments', 'Payments', 'emea'),
    ]),
  ).toEqual([
    {
      value: 'group:default/payments',
      name: 'Payments (group:default/payments)',
    },
    { value: 'group:emea/payments', name: 'Payments (group:emea/payments)' },
    { value: 'group:default/search', name: 'search' },
  ]);
});
