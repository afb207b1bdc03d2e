import { random } from './random';
import { type ResourceTemplate, templates } from './resources';

/** @public */
export type GeneratePlanOptions = {
  /** The same seed makes the same bytes. */
  seed: number;
  /** About how many bytes. */
  bytes: number;
  /** `few`: one resource of five hundred is wrong; `everywhere`: every rule that can fire does, on every resource. */
  findings: 'few' | 'everywhere';
};

const configuration = `"configuration":${JSON.stringify({
  provider_config: {
    aws: {
      name: 'aws',
      full_name: 'registry.terraform.io/hashicorp/aws',
      version_constraint: '5.80.0',
      expressions: { region: { constant_value: 'eu-west-1' } },
    },
  },
  root_module: {},
})}`;

/** A plan as Terraform prints it, of any size, to measure with. @public */
export function generatePlan(options: GeneratePlanOptions): Uint8Array {
  const { seed, bytes, findings } = options;
  const next = random(seed);
  const changes: string[] = [];
  let size = 0;
  for (let index = 0; size < bytes; index++) {
    const wrong = findings === 'everywhere' || index % 500 === 0;
    const template = templates[Math.floor(next() * templates.length)];
    const change = JSON.stringify(changeOf({ template, index, wrong }));
    size += change.length + 1;
    changes.push(change);
  }
  return Buffer.from(
    `{"format_version":"1.2","terraform_version":"1.9.8",${configuration},"planned_values":{"root_module":{}},"resource_changes":[${changes.join(
      ',',
    )}]}`,
  );
}

function changeOf(options: {
  template: ResourceTemplate;
  index: number;
  wrong: boolean;
}): object {
  const { template, index, wrong } = options;
  const { type } = template;
  const values = template.values({ index, wrong });
  const tags = wrong
    ? {}
    : { owner: `group:default/team-${index % 20}`, 'cost-center': '4711' };
  const module = `module.part${index % 50}`;
  return {
    address: `${module}.${type}.main[${index}]`,
    module_address: module,
    mode: 'managed',
    type,
    name: 'main',
    index,
    provider_name: `registry.terraform.io/hashicorp/${type.split('_')[0]}`,
    change: {
      actions: ['create'],
      before: null,
      after: { ...values, tags, tags_all: tags },
      after_unknown: { id: true, arn: true },
      before_sensitive: false,
      after_sensitive: {},
    },
  };
}
