import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XMLParser } from 'fast-xml-parser';
import type { Finding } from '@backstage-guardrails/policy-model';
import { reportWith } from '../../testing/report';
import { validateXml } from '../../testing/validateXml';
import { documents } from './documents';
import type { Report } from './Report';

// The schema of OASIS as its release candidate 5, which became the standard; MIT.
const schema = JSON.parse(
  readFileSync(
    join(
      require.resolve('@microsoft/jest-sarif'),
      '../schemas/sarif-2.1.0-rtm.5.json',
    ),
    'utf8',
  ),
);
const ajv = addFormats(new Ajv({ strict: false, unicodeRegExp: false }));
const isSarif = ajv.compile(schema);
const junitForm = join(__dirname, '__fixtures__', 'junit.xsd');

const print = (output: keyof typeof documents, report: Report) =>
  [...documents[output](report)].join('');

function parsed(report: Report) {
  const sarif = JSON.parse(print('sarif', report));
  isSarif(sarif);
  expect(isSarif.errors).toBeNull();
  const junit = print('junit', report);
  expect(validateXml(junit, junitForm)).toBe('');
  return {
    json: JSON.parse(print('json', report)),
    sarif: sarif.runs[0],
    junit: new XMLParser({
      ignoreAttributes: false,
      htmlEntities: true,
      isArray: name => ['testsuite', 'testcase'].includes(name),
    }).parse(junit).testsuites.testsuite[0],
    github: print('github', report).trimEnd().split('\n'),
    gitlab: JSON.parse(print('gitlab', report)),
    markdown: print('markdown', report),
  };
}

const dispositions = [
  {},
  { rule: 'a/b', level: 'approval', resource: 'x.y' },
  { rule: 'a/c', level: 'advisory', disposition: 'warned' },
  { rule: 'a/d', disposition: 'shadow' },
  {
    rule: 'a/e',
    disposition: 'waived',
    exception: '6a1f8f5e-6d0b-4a53-9a3e-0f4f2cf0c1de',
  },
  { rule: 'a/f', disposition: 'waived', preApproval: 'nightly' },
] as Partial<Finding>[];

describe('the outputs of a check', () => {
  it('have the same findings, each with its fix, its values and what was done about it', () => {
    const said = parsed(reportWith({ findings: dispositions }));
    const rules = said.json.decisions[0].findings.map(
      ({ rule }: Finding) => rule,
    );
    expect(rules).toHaveLength(6);
    expect(said.sarif.results.map((r: { ruleId: string }) => r.ruleId)).toEqual(
      rules,
    );
    expect(said.sarif.results.map((r: { level: string }) => r.level)).toEqual([
      'error',
      'error',
      'warning',
      'note',
      'error',
      'error',
    ]);
    expect(
      said.sarif.results.flatMap((r: { suppressions?: object[] }) =>
        (r.suppressions ?? []).map(
          s => 'justification' in s && s.justification,
        ),
      ),
    ).toEqual([
      'Waived by exception 6a1f8f5e-6d0b-4a53-9a3e-0f4f2cf0c1de',
      'Pre-approved by nightly',
    ]);
    expect(
      said.gitlab.map((i: { check_name: string }) => i.check_name),
    ).toEqual(rules);
    expect(said.gitlab.map((i: { severity: string }) => i.severity)).toEqual([
      'blocker',
      'blocker',
      'info',
      'info',
      'info',
      'info',
    ]);
    expect(said.github.map(line => /^::(\w+)/.exec(line)?.[1])).toEqual([
      'error',
      'error',
      'warning',
      'notice',
      'notice',
      'notice',
      'notice',
    ]);
    expect(
      said.junit.testcase.map((c: Record<string, unknown>) =>
        ['failure', 'skipped', 'system-out'].find(name => name in c),
      ),
    ).toEqual([
      'failure',
      'failure',
      'system-out',
      'skipped',
      'skipped',
      'skipped',
      undefined,
    ]);
    const texts = [
      ...said.sarif.results.map(
        (r: { message: { text: string } }) => r.message.text,
      ),
      ...said.gitlab.map((i: { description: string }) => i.description),
      ...said.github.slice(0, 6),
    ];
    for (const [i, text] of texts.entries()) {
      const label = i % 6 < 4 ? 'Fix: ' : 'Fix before the waiver ends: ';
      expect(text).toContain(
        `${label}Set publicly_accessible to false. Passes with publicly_accessible = false.`,
      );
    }
    expect(said.markdown.match(/Passes with/g)).toHaveLength(6);
    expect(said.json.decisions[0].findings[0]).toMatchObject({
      title: 'Databases must not be reachable from the internet',
      fix: 'Set publicly_accessible to false.',
    });
  });

  it('say what was not checked, and that a file could not be', () => {
    const report = reportWith({
      findings: [],
      verdict: {
        outcome: 'allow',
        skipped: [
          {
            part: 'configuration',
            path: '/x',
            message: 'Too new.',
            code: 'unknown-part',
          },
        ],
        notJudged: [
          { rule: 'a/z', level: 'mandatory', facts: ['catalog.owner'] },
        ],
      } as never,
    });
    const failure = { file: 'b.json', code: 'truncated', message: 'Half.' };
    const said = parsed({
      ...report,
      files: [...report.files, { status: 'failed', failure }],
    });
    expect(said.sarif.invocations[0]).toMatchObject({
      executionSuccessful: false,
    });
    expect(said.github).toEqual([
      '::notice title=✓ Allowed%3A no findings::plan.json: production%0ANot attested: environment and action come from flags.%0ANot read: configuration at /x: Too new. [unknown-part]%0ANot checked here: a/z (only a server knows catalog.owner)',
      '::error title=Not checked [truncated]::b.json: Half.',
    ]);
    expect(said.gitlab).toEqual([
      expect.objectContaining({ check_name: 'truncated', severity: 'blocker' }),
    ]);
    expect(said.markdown).toContain('### ✗ Not checked: ');
    expect(said.junit.testcase).toHaveLength(3);
  });

  it('fail for what a server alone knows where facts are required, and say what no rule knows', () => {
    const report = reportWith({
      findings: [],
      requireFacts: true,
      verdict: {
        version: 'guardrails/verdict/v2',
        outcome: 'allow',
        notLookedAt: {
          resources: 2,
          of: 14,
          types: [{ type: 'aws_foo_bar', resources: 2 }],
        },
        notJudged: [
          { rule: 'a/y', level: 'advisory', facts: ['catalog.system'] },
          { rule: 'a/z', level: 'mandatory', facts: ['catalog.owner'] },
        ],
      } as never,
    });
    const said = parsed(report);
    const unknown = '2 of 14 resources: no rule knows aws_foo_bar';
    expect(said.github).toEqual([
      '::error title=Not checked here%3A a/z::Only a server knows catalog.owner.',
      expect.stringContaining(unknown),
    ]);
    expect(
      said.junit.testcase.map((c: Record<string, unknown>) => [
        c['@_classname'],
        'failure' in c,
      ]),
    ).toEqual([
      ['data/backup-retention', false],
      ['a/y', false],
      ['a/z', true],
    ]);
    expect(
      said.gitlab.map((i: { check_name: string }) => i.check_name),
    ).toEqual(['a/z']);
    expect(said.markdown).toContain('no rule knows');
    expect(JSON.stringify(said.sarif.invocations)).toContain(unknown);
  });

  it('have fingerprints that do not change with the value or the line, and differ between findings', () => {
    const fingerprints = (actual: string, line: number) => {
      const report = reportWith({
        findings: [
          { actual },
          { actual, expected: 'other' },
          { actual, resource: 'aws_db_instance.other' },
        ],
        locate: () => ({ path: 'main.tf', line }),
      });
      const { gitlab, sarif, json } = parsed(report);
      const of = gitlab.map((i: { fingerprint: string }) => i.fingerprint);
      expect(
        sarif.results.map(
          (r: { partialFingerprints: Record<string, string> }) =>
            r.partialFingerprints['guardrails/v1'],
        ),
      ).toEqual(of);
      expect(
        json.decisions[0].findings.map(
          (f: { fingerprint: string }) => f.fingerprint,
        ),
      ).toEqual(of);
      return of;
    };
    const before = fingerprints('a', 1);
    expect(new Set(before).size).toBe(3);
    expect(fingerprints('b', 7)).toEqual(before);
  });

  it('name the line where it is known, else the file that was checked', () => {
    const placed = parsed(
      reportWith({
        findings: [{}],
        locate: () => ({ path: 'modules/db a/main.tf', line: 12 }),
      }),
    );
    expect(placed.sarif.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'modules/db%20a/main.tf' },
          region: { startLine: 12 },
        },
        logicalLocations: [
          { fullyQualifiedName: 'aws_db_instance.main', kind: 'resource' },
        ],
      },
    ]);
    expect(placed.github[0]).toMatch(
      /^::error file=modules\/db a\/main.tf,line=12,title=/,
    );
    expect(placed.gitlab[0].location).toEqual({
      path: 'modules/db a/main.tf',
      lines: { begin: 12 },
    });
    const unplaced = parsed(reportWith({ findings: [{}], file: './p.json' }));
    expect(unplaced.sarif.results[0].locations[0]).toEqual({
      physicalLocation: { artifactLocation: { uri: 'p.json' } },
      logicalLocations: [
        { fullyQualifiedName: 'aws_db_instance.main', kind: 'resource' },
      ],
    });
    const piped = parsed(reportWith({ findings: [{}], file: '-' }));
    expect(piped.sarif.results[0].locations[0]).not.toHaveProperty(
      'physicalLocation',
    );
  });

  it('name the decision of a server with its address', () => {
    const url = 'https://portal.example/guardrails/decisions/1';
    const report = reportWith({ findings: [{}], decision: { id: '1', url } });
    const said = parsed(report);
    expect(said.github[1]).toContain(`Decision 1: ${url}`);
    expect(said.markdown).toContain(`](<${url}>)`);
    expect(said.json.decisions[0].decision).toEqual({ id: '1', url });
    expect(said.sarif.properties.decisions[0].decision.url).toBe(url);
    expect(said.junit['system-out']).toContain(url);
  });

  it('keep a comment within the length that is accepted, and count what is left out', () => {
    const said = parsed(
      reportWith({
        findings: Array.from({ length: 2000 }, (_, i) => ({
          rule: `a/rule-${i}`,
          resource: `x.y${i}`,
        })) as Partial<Finding>[],
      }),
    );
    expect(said.markdown.length).toBeLessThan(61_000);
    expect(said.markdown).toMatch(
      /Not all is shown: \d{4} more findings, 1 file not whole/,
    );
    expect(said.sarif.results).toHaveLength(2000);
  });
});

/** What moves a cursor or turns text, beside our own line feeds. */
const control = /(?!\n)[\p{Cc}\p{Cs}\u202e]/u;

/** A plan can name resources and hold values as it likes; those who read the output trust what is in it. */
describe('attack: text of a plan in the outputs of a check', () => {
  const attacks = {
    'a workflow command': '::error file=a.rb,line=1::forged',
    'a workflow command on a line of its own':
      'x\n::add-mask::y\n::set-output name=a::b',
    'an encoded line end': 'x%0A::error::forged',
    'an older workflow command': 'x\n##[error]forged',
    'the end of a title': 'a,title=b::c',
    'the end of CDATA': ']]><failure/><![CDATA[',
    'an element': '"/><testcase name="forged"/>',
    'a row of a table': '| a | b |\n|---|---|',
    'a heading': '\n\n# ✓ Allowed',
    'a code fence': '```\n<script>alert(1)</script>\n```',
    backticks: '`` ` `` ```',
    HTML: '<script>alert(1)</script><img src=x onerror=alert(1)>',
    'the end of our HTML': '</code></details><!--',
    'an image': '![x](https://evil.example/x.png)',
    'a link of SARIF': '[docs](https://evil.example) {0} \\[x](y)',
    mentions: '@octocat @org/team #1 !1 GH-1 &1 ~"label" %"milestone"',
    'escapes of a terminal': '\u001b[2J\u001b[1;32m✓ Allowed\u001b[0m\u0007',
    'reversed text': 'a\u202etxt.exe',
    'a NUL': 'a\u0000b',
  };

  it.each(Object.entries(attacks))('%s stays text', (_, text) => {
    const hostile = {
      resource: `aws_db_instance.main["${text}"]`,
      path: `tags["${text}"]`,
      actual: text,
      message: `Value ${text} is not allowed.`,
      fix: `Remove ${text}.`,
      remediation: [
        { patch: [{ op: 'replace', path: `/tags/${text}`, value: text }] },
      ],
    } as Partial<Finding>;
    const report = reportWith({
      findings: [hostile],
      file: `${text}.json`,
      locate: () => ({ path: `${text}/main.tf`, line: 3 }),
    });
    const said = parsed(report);
    const [decision] = said.json.decisions;
    expect(decision.findings).toHaveLength(1);
    expect(said.sarif.results).toHaveLength(1);
    expect(said.gitlab).toHaveLength(1);
    expect(said.junit.testcase).toHaveLength(2);

    // Two lines, each one command of ours, whose parts are ours.
    expect(said.github).toHaveLength(2);
    for (const line of said.github) {
      expect(line).toMatch(
        /^::(error|notice) (file=[^,:]*,line=3,)?title=[^,:]*::/,
      );
      expect(line).not.toMatch(/%(?!25|0A|0D|3A|2C)/);
      expect(line.replace(/%0A/g, '')).not.toMatch(control);
    }

    // What is left without our own lines and tags has no sign that Markdown or HTML reads.
    const foreign = said.markdown
      .replace(/<\/?code>|<br>|\*\*|^### |`guardrails [^`]*`/gm, '')
      .replace(/&#\d+;/g, '');
    expect(foreign).not.toMatch(/[<>`|[\]!@#~*_{}\\&]/);
    expect(said.markdown.match(/^#/gm)).toHaveLength(1);
    for (const sign of said.markdown.matchAll(/&#(64|35|33|126|37);/g)) {
      const before = said.markdown.slice(0, sign.index);
      const after = said.markdown.slice(sign.index + sign[0].length);
      const isCode =
        before.lastIndexOf('<code>') > before.lastIndexOf('</code>');
      expect(isCode || !/^(&#34;|\w)/.test(after)).toBe(true);
    }
    for (const output of ['junit', 'github', 'gitlab', 'markdown'] as const) {
      expect(print(output, report)).not.toMatch(control);
    }
    const [result] = said.sarif.results;
    expect(result.message.text).not.toMatch(control);
    expect(result.message.text).not.toMatch(
      /(?<!\\)\[[^\]]*\]\(|(?<!\{)\{\d+\}/,
    );
  });
});
