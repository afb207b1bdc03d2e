import { costCentresOf } from './costCentresOf';

const group = (name: string, centre?: string, displayName?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name,
    ...(centre && { annotations: { 'guardrails/cost-center': centre } }),
  },
  spec: { ...(displayName && { profile: { displayName } }) },
});

it('has each cost centre once, with its groups', () => {
  expect(
    costCentresOf([
      group('security', '9000', 'Security'),
      group('payments', '4711', 'Payments'),
      group('platform', '9000'),
      group('search'),
    ]),
  ).toEqual([
    { value: '4711', name: '4711 (Payments)' },
    { value: '9000', name: '9000 (Security, platform)' },
  ]);
});
