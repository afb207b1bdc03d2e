import {
  type Finding,
  verdictSchema,
} from '@backstage-guardrails/policy-model';
import { withServerAdvice } from '../withServerAdvice';
import { failureText, toText } from './toText';

const digest = `sha256:${'0'.repeat(64)}`;

function textOf(finding: Partial<Finding>, attested: boolean): string {
  const verdict = verdictSchema.parse({
    version: 'guardrails/verdict/v1',
    outcome: 'needs-approval',
    findings: [
      {
        rule: 'ownership/owner-exists',
        title: 'The owner exists',
        level: 'approval',
        disposition: 'enforced',
        severity: 'low',
        kind: 'incomplete',
        resource: '',
        path: 'facts["organisation.owners"]',
        expected: 'known',
        actual: null,
        message: 'Not checked.',
        fix: 'Check again when organisation.owners is available.',
        remediation: [],
        ...finding,
      },
    ],
    obligations: [],
    skipped: [],
    passed: [],
    notApplicable: [],
    input: { digest },
    bundle: { digest, revision: '1' },
    parameters: { digest },
    snapshot: { digest },
  });
  return toText({
    judged: withServerAdvice({
      file: 'plan.json',
      verdict,
      evidence: { format: 'terraform-plan', digest: verdict.input.digest },
      attested,
      subject: 'production',
      changedResources: 1,
    }),
    several: false,
    colours: false,
    bundles: [],
  });
}

describe('the text of a check', () => {
  it('names --server for a fact that only a server can look up', () => {
    expect(textOf({}, false)).toContain('Fix: Use --server.');
    expect(textOf({}, true)).toContain('Fix: Check again when');
    expect(textOf({ path: 'tags' }, false)).toContain('Fix: Check again when');
  });

  it('escapes an error and keeps it on one line', () => {
    expect(
      failureText({
        file: 'a\n.json',
        code: 'malformed',
        message: 'Not\nJSON.',
      }),
    ).toBe('Error: a\\n.json: Not\\nJSON. [malformed]\n');
  });
});
