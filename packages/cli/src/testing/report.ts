import {
  type Finding,
  type Verdict,
  verdictSchema,
} from '@backstage-guardrails/policy-model';
import { reportOf, type Report } from '../check/output';
import type { Locate } from '../source';

const digest = `sha256:${'0'.repeat(64)}`;

/** A finding of a public database. */
const publicDatabase = {
  rule: 'network/no-public-database',
  title: 'Databases must not be reachable from the internet',
  level: 'mandatory',
  disposition: 'enforced',
  severity: 'critical',
  kind: 'violation',
  resource: 'aws_db_instance.main',
  path: 'publicly_accessible',
  expected: false,
  actual: true,
  message: 'The database is reachable from the internet.',
  fix: 'Set publicly_accessible to false.',
  remediation: [
    { patch: [{ op: 'replace', path: '/publicly_accessible', value: false }] },
  ],
} as const;

/** A report of one file, with these findings. @internal */
export function reportWith(options: {
  findings: Partial<Finding>[];
  verdict?: Partial<Verdict>;
  file?: string;
  decision?: { id: string; url?: string };
  locate?: Locate;
  requireFacts?: boolean;
}): Report {
  const { findings, file = 'plan.json', decision, locate } = options;
  const { requireFacts = false } = options;
  const verdict = verdictSchema.parse({
    version: 'guardrails/verdict/v1',
    outcome: 'deny',
    findings: findings.map(finding => ({ ...publicDatabase, ...finding })),
    obligations: [],
    skipped: [],
    passed: ['data/backup-retention'],
    notApplicable: [],
    input: { digest },
    bundle: { digest, revision: '1' },
    parameters: { digest },
    snapshot: { digest },
    ...options.verdict,
  });
  const judged = {
    file,
    verdict,
    evidence: { format: 'terraform-plan', digest: verdict.input.digest },
    attested: decision !== undefined,
    subject: 'production',
    changedResources: 1,
    ...(decision && { decision }),
  };
  return {
    version: '1.2.3',
    requireFacts,
    files: [reportOf({ status: 'judged', judged }, { several: false, locate })],
  };
}
