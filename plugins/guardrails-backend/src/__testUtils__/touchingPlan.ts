const region = 'eu-west-1';
const tags = { owner: 'group:default/payments', 'cost-center': '4711' };

/** A plan that alters so many things, removes so many others, and touches nothing else. */
export function touchingPlan(options: {
  altered: number;
  removed?: number;
  /** Number of the first thing, so that two slices are about different ones. */
  first?: number;
}): object {
  const { altered, removed = 0, first = 0 } = options;
  return {
    format_version: '1.2',
    terraform_version: '1.11.0',
    planned_values: { root_module: {} },
    resource_changes: Array.from({ length: altered + removed }, (_, index) => {
      const number = first + index;
      const before = {
        alarm_name: `alarm-${number}`,
        threshold: 1,
        region,
        tags,
      };
      return {
        address: `aws_cloudwatch_metric_alarm.alarm[${number}]`,
        mode: 'managed',
        type: 'aws_cloudwatch_metric_alarm',
        name: 'alarm',
        index: number,
        provider_name: 'registry.terraform.io/hashicorp/aws',
        change: {
          actions: index < altered ? ['update'] : ['delete'],
          before,
          after: index < altered ? { ...before, threshold: 2 } : null,
          after_unknown: {},
          before_sensitive: {},
          after_sensitive: {},
        },
      };
    }),
    configuration: { root_module: {} },
  };
}
