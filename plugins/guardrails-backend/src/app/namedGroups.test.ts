import { namedGroups } from './namedGroups';

describe('namedGroups', () => {
  it('names each group with the places that name it', () => {
    const set = {
      values: {},
      rules: {},
      approvers: [{ from: ['owner', 'group:default/platform'], minimum: 1 }],
      exceptionApprovers: [{ from: ['group:default/security'], minimum: 1 }],
    };
    const groups = namedGroups({
      config: {
        access: {
          readers: ['group:default/security'],
          operators: [],
          enforcementPoints: [],
          directories: [],
        },
        exceptions: {
          longest: 1,
          controls: { every: 1, timeout: 1, trusted: [] },
          policyOwners: ['group:default/governance'],
        },
        leases: {
          startWithin: 1,
          reconcileEvery: 1,
          tell: ['user:default/lead', 'group:default/duty'],
        },
      },
      policy: {
        parameters: {
          digest: `sha256:${'0'.repeat(64)}` as never,
          value: {
            version: 'guardrails/parameters/v1',
            sandbox: {
              ...set,
              rules: {
                'network/flow-logs': {
                  level: 'off',
                  reason: 'By hand.',
                  owner: 'group:default/network',
                },
              },
            },
            development: {
              ...set,
              rules: {
                'access/consent': {
                  level: 'advisory',
                  reason: 'For now.',
                  owner: 'group:default/access',
                },
              },
            },
            staging: set,
            production: set,
          },
        },
      },
    });
    const classes = ['sandbox', 'development', 'staging', 'production'];
    expect(Object.fromEntries(groups)).toEqual({
      'group:default/security': [
        'guardrails.access.readers',
        ...classes.map(name => `${name}.exceptionApprovers`),
      ],
      'group:default/governance': ['guardrails.policy.owners'],
      'group:default/duty': ['guardrails.leases.tell'],
      'group:default/network': ['sandbox.rules.network/flow-logs.owner'],
      'group:default/access': ['development.rules.access/consent.owner'],
      'group:default/platform': classes.map(name => `${name}.approvers`),
    });
  });
});
