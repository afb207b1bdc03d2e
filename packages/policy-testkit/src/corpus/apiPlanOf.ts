/** One resource of `azapi` or `awscc`, with the rule that has to find it; `null` where none may. @internal */
export type ApiPlan = {
  says: string;
  type: string;
  values: Record<string, unknown>;
  /** What is known only after apply. */
  unknown?: Record<string, unknown>;
  /** Expressions beside those of the values. */
  configured?: Record<string, unknown>;
  rule: string | null;
  /** The rule cannot know the value. */
  unknownValue?: boolean;
};

/** The plan as Terraform prints it. @internal */
export function apiPlanOf({ type, values, unknown, configured }: ApiPlan) {
  const key = type.split('_')[0];
  const name = `registry.terraform.io/${
    key === 'azapi' ? 'azure' : 'hashicorp'
  }/${key}`;
  const resource = {
    address: `${type}.main`,
    mode: 'managed',
    type,
    name: 'main',
  };
  const expressions = Object.fromEntries(
    Object.entries(values).map(([attribute, value]) => [
      attribute,
      { constant_value: value },
    ]),
  );
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      root_module: {
        resources: [{ ...resource, provider_name: name, values }],
      },
    },
    resource_changes: [
      {
        ...resource,
        provider_name: name,
        change: {
          actions: ['create'],
          before: null,
          after: values,
          after_unknown: { id: true, ...unknown },
          before_sensitive: false,
          after_sensitive: {},
        },
      },
    ],
    configuration: {
      provider_config: {
        [key]: {
          name: key,
          full_name: name,
          version_constraint: '~> 2.5',
          expressions:
            key === 'awscc' ? { region: { constant_value: 'eu-west-1' } } : {},
        },
      },
      root_module: {
        resources: [
          {
            ...resource,
            provider_config_key: key,
            expressions: { ...expressions, ...configured },
          },
        ],
      },
    },
  };
}
