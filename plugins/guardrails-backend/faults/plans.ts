const guardrails = {
  kind: 'environment',
  region: 'eu-west-1',
  size: 'small',
  tags: { owner: 'group:default/payments', 'cost-center': '4711' },
};

/** The end of an environment that holds data: in staging it needs the consent of others. */
export const destruction = planOf({
  actions: ['delete'],
  before: { input: { ...guardrails, holdsData: true } },
});

/** An environment in a region that is not allowed. */
export const elsewhere = planOf({
  actions: ['create'],
  after: { input: { ...guardrails, region: 'us-east-1', holdsData: false } },
});

function planOf(change: {
  actions: string[];
  before?: { input: object };
  after?: { input: object };
}): object {
  const { actions, before, after } = change;
  const values = (side?: { input: object }) =>
    side && { input: { guardrails: side.input } };
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
          actions,
          before: values(before) ?? null,
          after: values(after) ?? null,
          after_unknown: {},
          before_sensitive: before ? {} : false,
          after_sensitive: after ? {} : false,
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
      root_module: after
        ? {
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
          }
        : {},
    },
  };
}
