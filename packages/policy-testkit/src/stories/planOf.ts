import type { Json } from '@backstage-guardrails/policy-model';
import type { z } from 'zod';
import type { storyChangeSchema } from './storySchema';

type StoryChange = z.infer<typeof storyChangeSchema>;

/** A plan as Terraform prints it, around the changes of a story. @internal */
export function planOf(options: {
  changes: StoryChange[];
  configuration?: Record<string, Json>;
}): object {
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: {} },
    resource_changes: options.changes.map(resourceChange),
    configuration: { root_module: options.configuration ?? {} },
  };
}

function resourceChange(change: StoryChange): object {
  const { type, name = 'main', actions = ['create'], values } = change;
  const [only] = actions.length === 1 ? actions : [];
  const removed = only === 'delete' || only === 'forget';
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: providerOf(type),
    change: {
      actions,
      before: only === 'create' ? null : change.before ?? values,
      after: removed ? null : values,
      after_unknown: Object.fromEntries(
        (change.unknown ?? []).map(attribute => [attribute, true]),
      ),
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}

function providerOf(type: string): string {
  return type === 'terraform_data'
    ? 'terraform.io/builtin/terraform'
    : `registry.terraform.io/hashicorp/${type.split('_')[0]}`;
}
