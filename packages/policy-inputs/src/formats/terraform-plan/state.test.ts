import { adaptPlan, changesOf, row, sensitive } from '../../__testUtils__/plan';

describe('state and drift of a terraform-plan', () => {
  it('takes what will be gone from the prior state where the change leaves it out', () => {
    const [change] = changesOf(
      [row('aws_db_instance.d', { actions: ['delete'], after: null })],
      {
        prior_state: {
          values: {
            root_module: {
              child_modules: [
                {
                  resources: [
                    {
                      address: 'aws_db_instance.d',
                      mode: 'managed',
                      values: { id: 'd', password: 'hunter2' },
                      sensitive_values: { password: true },
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    );
    expect(change).toMatchObject({
      before: { id: 'd', password: sensitive(true) },
      after: null,
      sensitive: ['/password'],
    });
  });

  it('lists drift and provider actions', () => {
    const { subject, skipped } = adaptPlan([], {
      resource_drift: [
        row('aws_s3_bucket.b', { actions: ['update'] }),
        { type: 'x', name: 'y', change: { actions: ['delete'] } },
        null,
      ],
      action_invocations: [{ address: 'action.x.y', type: 'x' }, 7],
    });
    expect(subject.drift).toEqual([
      { address: 'aws_s3_bucket.b', type: 'aws_s3_bucket', kind: 'update' },
      { address: 'x.y', type: 'x', kind: 'delete' },
    ]);
    expect(subject.configuration.externals).toEqual([
      { address: 'action.x.y', kind: 'provider-action', detail: 'x' },
    ]);
    expect(skipped.map(s => [s.part, s.path])).toEqual([
      ['prior-state', '/resource_drift/2'],
      ['configuration', '/action_invocations/1'],
    ]);
  });
});
