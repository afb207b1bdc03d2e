import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Finding } from '@backstage-guardrails/policy-model';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A violation as a rule on regions reports it. */
export const regionFinding = {
  rule: 'placement/allowed-regions',
  title: 'Resources must be in an allowed region',
  level: 'mandatory',
  disposition: 'enforced',
  severity: 'high',
  kind: 'violation',
  resource: 'terraform_data.environment',
  path: 'input.guardrails.region',
  expected: ['eu-west-1', 'eu-central-1'],
  actual: 'us-east-1',
  message: 'Region us-east-1 is not allowed.',
  fix: 'Set the region to one of: eu-west-1, eu-central-1.',
  remediation: [],
} as unknown as Finding;

/** A denied decision whose evidence tries to deceive its reader. */
export const deniedDetail = {
  decision: {
    id: '0198f3c2-7b1e-7c3a-9f00-00000000cafe',
    verdict: {
      version: 'guardrails/verdict/v2',
      outcome: 'deny',
      findings: [regionFinding],
      obligations: [],
      skipped: [],
      passed: ['network/no-open-port'],
      notApplicable: ['data/disk-encryption'],
      notLookedAt: {
        resources: 2,
        of: 14,
        types: [{ type: 'aws_foo_bar', resources: 2 }],
      },
      input: { digest: digest('1') },
      bundle: { digest: digest('2'), revision: '1.0.0' },
      parameters: { digest: digest('3') },
      snapshot: { digest: digest('4') },
    },
    actor: {
      kind: 'human',
      ref: 'user:default/developer-payments',
      groups: [],
      origin: 'portal',
    },
    action: 'provision',
    target: {
      ref: 'resource:default/checkout',
      environment: 'production',
      environmentClass: 'production',
    },
    source: { format: 'terraform-plan', digest: digest('5') },
    facts: {},
    fingerprint: digest('6'),
    evaluatedAt: '2026-03-10T12:00:00Z',
    recordedAt: '2026-03-10T12:00:00Z',
    engine: { name: 'opa-wasm', version: '1' },
    timings: { evaluate: 1500 },
    changes: { create: 1 },
  },
  input: {
    subject: {
      type: 'infrastructure',
      changes: [
        {
          address: 'terraform_data.environment["\u202E<b>x</b>"]',
          kind: 'create',
          before: null,
          after: {
            description: '<script>alert(1)</script>',
            region: 'us-east-1',
          },
        },
      ],
    },
  },
  timeline: [
    {
      at: '2026-03-10T12:00:00Z',
      kind: 'requested',
      actor: 'user:default/developer-payments',
    },
    { at: '2026-03-10T12:00:00Z', kind: 'judged' },
  ],
} as unknown as DecisionDetail;
