/** A plan with one change, as Terraform prints it. @internal */
export function planOf(change: {
  type: string;
  actions: string[];
  values: object;
}): object {
  const { type, actions, values } = change;
  const deletes = actions.length === 1 && actions[0] === 'delete';
  const creates = actions.length === 1 && actions[0] === 'create';
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: {} },
    resource_changes: [
      {
        address: `${type}.main`,
        mode: 'managed',
        type,
        name: 'main',
        provider_name: `registry.terraform.io/hashicorp/${type.split('_')[0]}`,
        change: {
          actions,
          before: creates ? null : values,
          after: deletes ? null : values,
          after_unknown: {},
          before_sensitive: {},
          after_sensitive: {},
        },
      },
    ],
    configuration: { root_module: {} },
  };
}

/** Nothing is wrong with it. @internal */
export const goodPlan = planOf({
  type: 'random_pet',
  actions: ['create'],
  values: { length: 2 },
});

/** A public database. @internal */
export const badPlan = planOf({
  type: 'aws_db_instance',
  actions: ['create'],
  values: { publicly_accessible: true },
});
