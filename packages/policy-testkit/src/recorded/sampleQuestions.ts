import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  environmentClassSchema,
  type Input,
  type Json,
  type ResourceChange,
} from '@backstage-guardrails/policy-model';
import type { Question, Variant } from './Question';

type Sample = {
  changes?: Partial<ResourceChange>[];
  configuration?: { [part: string]: Json };
  environmentClass?: Question['target']['environmentClass'];
  target?: Partial<Question['target']>;
  facts?: Question['facts'];
  subject?: Input['subject'];
};

const variants: Variant[] = ['shipped', 'shipped', 'mixed', 'approval'];

/** The samples of the shipped rules, over all classes of environments and levels of rules. @internal */
export function sampleQuestions(): Question[] {
  return readSamples().map((sample, index) => ({
    target: {
      ref: 'resource:default/search',
      ...sample.target,
      environmentClass:
        sample.environmentClass ?? environmentClassSchema.options[index % 4],
    },
    variant: variants[Math.floor(index / 4) % variants.length],
    ...(sample.facts && { facts: sample.facts }),
    adapted: {
      subject: sample.subject ?? infrastructure(sample),
      action: 'provision',
      source: { format: 'terraform-plan', digest: sha256(`sample ${index}`) },
      skipped: [],
    },
  }));
}

function readSamples(): Sample[] {
  const policies = dirname(
    require.resolve('@backstage-guardrails/policies/package.json'),
  );
  const folder = join(policies, 'guardrails', 'rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\/samples\/[^/]+\.json$/.test(path))
    .sort()
    .map(path => JSON.parse(readFileSync(join(folder, path), 'utf8')));
}

/** As `guardrails/testing` completes a sample for the tests of the rules. */
function infrastructure(sample: Sample): Input['subject'] {
  return {
    type: 'infrastructure',
    changes: (sample.changes ?? []).map(complete),
    drift: [],
    configuration: {
      providers: [],
      modules: [],
      provisioners: [],
      dataSources: [],
      externals: [],
      ...sample.configuration,
    },
  };
}

function complete(change: Partial<ResourceChange>): ResourceChange {
  const { type = 'terraform_data' } = change;
  return {
    address: `${type}.main`,
    name: 'main',
    mode: 'managed',
    module: '',
    provider: 'registry.terraform.io/hashicorp/aws',
    kind: 'create',
    actions: ['create'],
    importing: false,
    before: null,
    after: {},
    unknown: [],
    sensitive: [],
    tags: {},
    taggable: true,
    ...change,
    type,
  };
}
