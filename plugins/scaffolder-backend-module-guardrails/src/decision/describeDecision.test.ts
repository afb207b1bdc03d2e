import type { Decision, Finding } from '@backstage-guardrails/policy-model';
import { describeDecision } from './describeDecision';

const finding = {
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
  message: 'publicly_accessible is true.',
  fix: 'Set it to false.',
  remediation: [],
} as unknown as Finding;

function describeWith(
  outcome: string,
  findings: Partial<Finding>[],
  origin?: 'demo',
): string {
  return describeDecision({
    baseUrl: 'https://portal.example/',
    decision: {
      id: 'd1',
      source: { format: 'terraform-plan', origin },
      verdict: {
        outcome,
        findings: findings.map(changed => ({ ...finding, ...changed })),
      },
    } as unknown as Decision,
  });
}

describe('describeDecision', () => {
  it('tells what to fix where a change is denied', () => {
    expect(describeWith('deny', [{}])).toBe(
      [
        '✗ Denied: 1 finding',
        [
          '1. Databases must not be reachable from the internet (mandatory, network/no-public-database)',
          'aws_db_instance.main: publicly_accessible is true.',
          'Fix: Set it to false.',
        ].join('  \n   '),
        'Decision: https://portal.example/guardrails/decisions/d1',
      ].join('\n\n'),
    );
  });

  it('says that a recorded plan cannot be applied', () => {
    expect(describeWith('allow', [], 'demo')).toContain(
      'Recorded plan: it was made before',
    );
    expect(describeWith('allow', [])).not.toContain('Recorded');
  });

  it.each([
    [{ exception: 'e1' }, 'Waived by exception e1.'],
    [{ preApproval: 'nightly' }, 'Pre-approved by nightly.'],
  ])('names what waives a finding: %j', (by, waiver) => {
    const text = describeWith('allow', [
      { disposition: 'waived', ...by } as Partial<Finding>,
    ]);
    expect(text).toContain('✓ Allowed: 1 finding, waived');
    expect(text).toContain(
      `${waiver}  \n   Fix before the waiver ends: Set it to false.`,
    );
  });
});
