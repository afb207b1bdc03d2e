const address = 'terraform_data.environment';
const kinds = {
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
};

/** The plan of an environment as the template of the demo makes it: the change of one resource, as JSON. */
export function environmentPlan({ kind = 'create', before, after }) {
  const values = settings =>
    settings ? { input: inputOf(settings), triggers_replace: null } : null;
  const changes = kinds[kind];
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: [
      {
        address,
        mode: 'managed',
        type: 'terraform_data',
        name: 'environment',
        provider_name: 'terraform.io/builtin/terraform',
        change: {
          actions: changes,
          before: kind === 'create' ? null : values(before ?? after),
          after: kind === 'delete' ? null : values(after),
          after_unknown:
            kind === 'create' ? { id: true, input: {}, output: true } : {},
          before_sensitive: kind === 'create' ? false : { input: {} },
          after_sensitive: kind === 'delete' ? false : { input: {} },
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
            address,
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

function inputOf({ name, region, size, owner, costCentre, holdsData = false }) {
  return {
    name,
    guardrails: {
      kind: 'environment',
      region,
      size,
      holdsData,
      tags: {
        owner,
        ...(costCentre && { 'cost-center': costCentre }),
      },
    },
  };
}
