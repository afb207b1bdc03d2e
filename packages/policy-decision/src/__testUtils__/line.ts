import { readFileSync } from 'node:fs';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import {
  createDecisionPipeline,
  type DecisionPipelineOptions,
} from '../pipeline';
import type { EvaluateRequest } from '../pipeline';
import { sha256 } from '../hash';

/** A plan with so many databases, every second of them public. */
export function planWith(databases: number): Uint8Array {
  const changes = Array.from({ length: databases }, (_, i) => ({
    address: `aws_db_instance.db[${i}]`,
    mode: 'managed',
    type: 'aws_db_instance',
    name: 'db',
    index: i,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions: ['create'],
      before: null,
      after: {
        instance_class: 'db.t3.medium',
        publicly_accessible: i % 2 === 0,
        storage_encrypted: true,
        tags: { owner: `group:default/team-${i % 3}`, 'cost-center': '4711' },
      },
      after_unknown: { arn: true },
      before_sensitive: false,
      after_sensitive: {},
    },
  }));
  return Buffer.from(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.0',
      planned_values: { root_module: {} },
      resource_changes: changes,
      configuration: { root_module: {} },
    }),
  );
}

/** A line with the committed bundle, and a question about a plan in production. */
export async function setUpLine(options?: DecisionPipelineOptions) {
  const line = createDecisionPipeline(options);
  const bundle = await loadBundle(readFileSync(bundlePath), { hash: sha256 });
  const parameters = loadParameters(
    JSON.parse(readFileSync(parametersPath, 'utf8')),
    { hash: sha256, bundle },
  );
  line.load(bundle);
  const question = (
    evidence: Uint8Array,
    changes: Partial<EvaluateRequest> = {},
  ): EvaluateRequest => ({
    evidence,
    format: 'auto',
    actor: {
      kind: 'human',
      ref: 'user:default/developer-payments',
      groups: ['group:default/payments'],
      origin: 'portal',
    },
    target: {
      ref: 'resource:default/checkout-db',
      environmentClass: 'production',
    },
    instant: new Date('2026-03-01T12:00:00Z'),
    bundle: bundle.digest,
    parameters,
    ...changes,
  });
  return { line, bundle, parameters, question };
}
