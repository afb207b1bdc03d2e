import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { RuleId } from '../brands';
import type { Finding } from '../finding';
import { renderVerdict } from './renderVerdict';

const finding = {
  rule: 'network/no-public-database',
  title: 'A database is not reachable from the internet',
  level: 'mandatory',
  disposition: 'enforced',
  severity: 'critical',
  kind: 'violation',
  resource: 'aws_db_instance.checkout',
  path: 'publicly_accessible',
  expected: false,
  actual: true,
  message: 'publicly_accessible is true, must be false',
  fix: 'Set "publicly_accessible" to false.',
  remediation: [],
} as unknown as Finding;

const verdict = {
  outcome: 'deny' as const,
  findings: [finding],
  obligations: [],
  skipped: [],
  passed: [],
  notApplicable: [],
};

describe('renderVerdict', () => {
  it('says what, where, the fix and where to read why', () => {
    expect(
      renderVerdict({
        verdict,
        subject: 'production · resource:default/checkout-db',
        changedResources: 14,
        unattested: true,
        explain: rule => `guardrails explain ${rule}`,
      }),
    ).toBe(
      [
        '✗ Denied: 1 finding in 14 changed resources                     production · resource:default/checkout-db',
        '  1  A database is not reachable from the internet                                    mandatory',
        '     aws_db_instance.checkout   publicly_accessible is true, must be false',
        '     Fix: Set "publicly_accessible" to false.   Why: guardrails explain network/no-public-database',
        '  0 rules passed, 0 warned, 0 did not apply.   Not attested: environment and action come from flags.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [
      ['aws_foo_bar'],
      '     Not checked: 2 of 14 resources: no rule knows aws_foo_bar',
    ],
    [
      ['a_b\u001b[2J', ...Array.from({ length: 11 }, (_, i) => `c_${i}`)],
      '     Not checked: 2 of 14 resources: no rule knows a_b\\u{001b}[2J, c_0, c_1, c_2, c_3, c_4, c_5, c_6, c_7, c_8 and 2 more types',
    ],
  ])('says which resources no rule knows', (types, line) => {
    const notLookedAt = {
      resources: 2,
      of: 14,
      types: types.map(type => ({ type, resources: 1 })),
    };
    const text = renderVerdict({ verdict: { ...verdict, notLookedAt } });
    expect(text.split('\n')).toContain(line);
  });

  it('says on the first line what was not judged, and below why', () => {
    const level = 'approval' as const;
    const lines = renderVerdict({
      verdict: {
        ...verdict,
        outcome: 'allow',
        findings: [],
        notJudged: [
          { rule: 'a/x' as RuleId, level, facts: ['catalog.owner'] },
          { rule: 'a/y' as RuleId, level, facts: ['history.window'] },
          { rule: 'a/z' as RuleId, level, facts: ['catalog.owner'] },
        ],
      },
      changedResources: 2,
    }).split('\n');
    expect(lines).toEqual([
      '✓ Allowed: no findings in 2 changed resources; 3 rules not checked here',
      '     Not checked here: a/x, a/z (not known here: catalog.owner)',
      '     Not checked here: a/y (not known here: history.window)',
      '  0 rules passed, 0 warned, 0 did not apply, 3 not checked here.',
      '',
    ]);
  });

  it('groups equal findings and counts every one of them', () => {
    const findings = Array.from({ length: 1000 }, (_, i) => ({
      ...finding,
      resource: `aws_db_instance.checkout[${i}]`,
    }));
    const lines = renderVerdict({
      verdict: { ...verdict, findings },
      limit: 5,
    }).split('\n');
    expect(lines[0]).toBe('✗ Denied: 1000 findings');
    expect(lines[3]).toBe('     aws_db_instance.checkout[1]');
    expect(lines[12]).toBe('     and 990 more resources');
    expect(lines).toHaveLength(16);
  });

  it('says whose consent is needed, and how it has to be given', () => {
    const rules = [finding.rule];
    const lines = renderVerdict({
      verdict: {
        ...verdict,
        obligations: [
          { kind: 'approval', from: ['group:default/a'], minimum: 1, rules },
          {
            kind: 'approval',
            from: ['owner', 'group:default/b'],
            minimum: 2,
            consent: 'passkey',
            differentTeams: true,
            escalation: { afterMinutes: 60, to: ['group:default/c'] },
            rules,
          },
        ],
      },
    }).split('\n');
    expect(lines.slice(4, 6)).toEqual([
      '     Required approvals: 1 from group:default/a',
      '     Required approvals: 2 from owner or group:default/b; each with a passkey; from different teams; after 60 minutes also from group:default/c',
    ]);
  });

  it('names the exception that waives a finding, and does not tell to fix it now', () => {
    const exception = '6a1f8f5e-6d0b-4a53-9a3e-0f4f2cf0c1de';
    const waived = { ...finding, disposition: 'waived' as const, exception };
    const lines = renderVerdict({
      verdict: { ...verdict, outcome: 'allow', findings: [waived] },
    }).split('\n');
    expect(lines[0]).toBe('✓ Allowed: 1 finding, waived');
    expect(lines[1]).toContain(`mandatory (waived by exception ${exception})`);
    expect(lines[3]).toBe(
      '     Fix before the waiver ends: Set "publicly_accessible" to false.',
    );
    const [both] = renderVerdict({
      verdict: { ...verdict, findings: [finding, waived] },
    }).split('\n');
    expect(both).toBe('✗ Denied: 2 findings, 1 waived');
  });

  it('says where a resource is written', () => {
    expect(
      renderVerdict({ verdict, place: ({ path }) => `main.tf:3 ${path}` }),
    ).toContain(
      '     aws_db_instance.checkout (main.tf:3 publicly_accessible)   publicly_accessible is true',
    );
  });

  it('counts the findings beyond the limit', () => {
    const findings = Array.from({ length: 7 }, (_, i) => ({
      ...finding,
      actual: i,
    }));
    expect(
      renderVerdict({ verdict: { ...verdict, findings }, limit: 5 }),
    ).toContain('     and 2 more findings\n');
  });

  it('cannot be made to forge a line', () => {
    const text = renderVerdict({
      verdict: {
        ...verdict,
        findings: [
          {
            ...finding,
            resource: 'a["\n✓ Allowed: no findings\u001b[2J\u202e"]',
          },
        ],
      },
    });
    expect(text.split('\n')).toHaveLength(6);
    expect(text).toContain(
      'a["\\n✓ Allowed: no findings\\u{001b}[2J\\u{202e}"]',
    );
  });
});

describe('escapeForDisplay', () => {
  it('shows what cannot be seen and leaves the rest', () => {
    expect(
      escapeForDisplay(
        `ä 漢 <b> \t\u0000\u200b\u2028${String.fromCodePoint(
          0xd800,
          0x20,
          0xe0041,
        )}`,
      ),
    ).toBe('ä 漢 <b> \\t\\u{0000}\\u{200b}\\u{2028}\\u{d800} \\u{e0041}');
  });
});
