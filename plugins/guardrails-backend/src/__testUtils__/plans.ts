/** A plan with one resource of the built-in provider, as the demo's module makes them. */
export function environmentPlan(
  options: { region?: string; size?: string; tags?: object } = {},
): object {
  const {
    region = 'eu-west-1',
    size = 'small',
    tags = { owner: 'group:default/payments', 'cost-center': '4711' },
  } = options;
  const input = {
    guardrails: { kind: 'environment', region, size, tags, holdsData: false },
  };
  return {
    format_version: '1.2',
    terraform_version: '1.11.0',
    planned_values: { root_module: {} },
    resource_changes: [
      {
        address: 'terraform_data.environment',
        mode: 'managed',
        type: 'terraform_data',
        name: 'environment',
        provider_name: 'terraform.io/builtin/terraform',
        change: {
          actions: ['create'],
          before: null,
          after: { input, triggers_replace: null },
          after_unknown: { id: true, input: {}, output: true },
          before_sensitive: false,
          after_sensitive: { input: {} },
        },
      },
    ],
    configuration: {
      provider_config: {
        terraform: {
          name: 'terraform',
          full_name: 'terraform.io/builtin/terraform',
        },
      },
      root_module: {
        resources: [
          {
            address: 'terraform_data.environment',
            mode: 'managed',
            type: 'terraform_data',
            name: 'environment',
            provider_config_key: 'terraform',
            expressions: {},
            schema_version: 0,
          },
        ],
      },
    },
  };
}

/** A plan that removes what `environmentPlan` makes, or others like it. */
export function environmentRemoval(...names: string[]): object {
  const plan = environmentPlan() as { resource_changes: { change: object }[] };
  const [made] = plan.resource_changes;
  return {
    ...plan,
    resource_changes: names.map(name => ({
      ...made,
      name,
      address: `terraform_data.${name}`,
      change: {
        actions: ['delete'],
        before: { input: {}, triggers_replace: null },
        after: null,
        after_unknown: {},
        before_sensitive: {},
        after_sensitive: false,
      },
    })),
  };
}
export const allowed = environmentPlan();
export const denied = environmentPlan({ region: 'us-east-1', tags: {} });

const actions = {
  delete: ['delete'],
  forget: ['forget'],
  replace: ['delete', 'create'],
};

const tags = { owner: 'group:default/payments', 'cost-center': '4711' };

/** A plan that removes so many things that hold no data. */
export function removalPlan(options: {
  count: number;
  first?: number;
  kind?: keyof typeof actions;
  /** The things were moved to these addresses before. */
  moved?: boolean;
}): object {
  const { count, first = 0, kind = 'delete', moved = false } = options;
  return {
    format_version: '1.2',
    terraform_version: '1.11.0',
    planned_values: { root_module: {} },
    resource_changes: Array.from({ length: count }, (_, index) => ({
      address: `aws_cloudwatch_metric_alarm.alarm[${first + index}]`,
      ...(moved && {
        previous_address: `aws_cloudwatch_metric_alarm.old[${first + index}]`,
      }),
      mode: 'managed',
      type: 'aws_cloudwatch_metric_alarm',
      name: 'alarm',
      index: first + index,
      provider_name: 'registry.terraform.io/hashicorp/aws',
      change: {
        actions: actions[kind],
        before: { alarm_name: `alarm-${first + index}`, tags },
        after:
          kind === 'replace'
            ? { alarm_name: `alarm-${first + index}`, tags }
            : null,
        after_unknown: {},
        before_sensitive: {},
        after_sensitive: {},
      },
    })),
    configuration: { root_module: {} },
  };
}

/** A plan that takes back what was changed of `environmentPlan` outside, or that it was deleted. */
export function environmentDrift(
  actual: { region?: string; size?: string } | 'deleted',
): object {
  const plan = environmentPlan() as {
    resource_changes: { change: { after: { input: object } } }[];
  };
  const [made] = plan.resource_changes;
  const { after } = made.change;
  const gone = actual === 'deleted';
  const { input } = gone ? after : afterOf(actual);
  const before = { ...after, input };
  const row = {
    ...made,
    change: {
      ...made.change,
      actions: [gone ? 'create' : 'update'],
      before: gone ? null : before,
      after_unknown: gone ? { id: true, output: true } : {},
      before_sensitive: {},
    },
  };
  return {
    ...plan,
    ...(gone && {
      resource_drift: [
        {
          ...made,
          change: { actions: ['delete'], before: after, after: null },
        },
      ],
    }),
    prior_state: {
      values: {
        root_module: gone
          ? {}
          : {
              resources: [
                {
                  address: 'terraform_data.environment',
                  mode: 'managed',
                  values: before,
                  sensitive_values: {},
                },
              ],
            },
      },
    },
    resource_changes: [row],
  };
}

function afterOf(actual: { region?: string; size?: string }) {
  const plan = environmentPlan(actual) as {
    resource_changes: { change: { after: { input: object } } }[];
  };
  return plan.resource_changes[0].change.after;
}
