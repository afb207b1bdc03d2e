/** A plan that creates an environment of the demo's module in a region. */
export function environmentPlan(region) {
  const resource = {
    address: 'terraform_data.environment',
    mode: 'managed',
    type: 'terraform_data',
    name: 'environment',
  };
  return {
    format_version: '1.2',
    terraform_version: '1.11.0',
    planned_values: { root_module: {} },
    resource_changes: [
      {
        ...resource,
        provider_name: 'terraform.io/builtin/terraform',
        change: {
          actions: ['create'],
          before: null,
          after: {
            input: {
              guardrails: {
                kind: 'environment',
                region,
                size: 'small',
                tags: {
                  owner: 'group:default/payments',
                  'cost-center': '4711',
                },
                holdsData: false,
              },
            },
          },
          after_unknown: {},
          before_sensitive: false,
          after_sensitive: {},
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
            ...resource,
            provider_config_key: 'terraform',
            expressions: {},
            schema_version: 0,
          },
        ],
      },
    },
  };
}
