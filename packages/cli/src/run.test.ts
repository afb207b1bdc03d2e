import { mkdtempSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badPlan, goodPlan, planOf } from './testing/plans';
import { guardrails } from './testing/guardrails';

const folder = mkdtempSync(join(tmpdir(), 'guardrails-run-'));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return path;
};

const cases = join(__dirname, '../../policy-inputs/src/__fixtures__/cases');
const good = file('good.json', goodPlan);
const bad = file('bad.json', badPlan);
const broken = file('broken.json', '{"format_version":');
const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);

describe('guardrails check', () => {
  it('prints the documented JSON and nothing else', async () => {
    const { code, out, err } = await guardrails([
      'check',
      bad,
      '--output',
      'json',
    ]);
    expect(err).toBe('');
    expect(code).toBe(2);
    const { decisions, errors } = JSON.parse(out);
    expect(errors).toEqual([]);
    expect(decisions).toEqual([
      {
        file: bad,
        outcome: 'deny',
        attested: false,
        findings: expect.arrayContaining([
          {
            rule: 'network/no-public-database',
            title: 'Databases must not be reachable from the internet',
            level: 'mandatory',
            disposition: 'enforced',
            severity: 'critical',
            resource: 'aws_db_instance.main',
            path: 'publicly_accessible',
            message:
              'The database is reachable from the internet: publicly_accessible is true.',
            expected: false,
            actual: true,
            fix: 'Set publicly_accessible to false, and reach the database through the private network.',
            remediation: [
              {
                patch: [
                  { op: 'add', path: '/publicly_accessible', value: false },
                ],
              },
            ],
            fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        ]),
        obligations: expect.any(Array),
        skipped: [],
        notJudged: expect.arrayContaining([
          {
            rule: 'ownership/owner-exists',
            level: 'mandatory',
            facts: ['organisation.owners'],
          },
        ]),
        evidence: { digest },
        input: { digest },
        bundle: { digest, revision: expect.any(String) },
        parameters: { digest },
      },
    ]);
  });

  it('answers with the worst of several files: not decided, denied, needs approval, passed', async () => {
    expect((await guardrails(['check', good])).code).toBe(0);
    expect((await guardrails(['check', good, bad])).code).toBe(2);
    const { code, out } = await guardrails([
      'check',
      good,
      bad,
      broken,
      join(folder, 'missing.json'),
      '--output=json',
    ]);
    expect(code).toBe(1);
    const { decisions, errors } = JSON.parse(out);
    expect(decisions.map((d: { outcome: string }) => d.outcome)).toEqual([
      'allow',
      'deny',
    ]);
    expect(errors).toEqual([
      {
        file: broken,
        code: 'truncated',
        message: expect.any(String),
      },
      {
        file: join(folder, 'missing.json'),
        code: 'path-not-found',
        message: 'No such file or folder.',
      },
    ]);
  });

  it('says in words what is wrong, escaped', async () => {
    const hostile = file(
      'hostile.json',
      JSON.stringify(badPlan).replaceAll(
        'aws_db_instance.main',
        'aws_db_instance.main[\\"\\u001b[2J\\n✓ Allowed\\"]',
      ),
    );
    const { out } = await guardrails(['check', hostile]);
    expect(out).toMatch(/^✗ Denied: \d+ findings in 1 changed resource/);
    expect(out).toContain('Why: guardrails explain network/no-public-database');
    expect(out).toContain('Not attested');
    expect(out).not.toContain('\u001b');
    expect(out.split('\n')).not.toContainEqual(
      expect.stringMatching(/^✓ Allowed/),
    );
  });

  it('reads standard input', async () => {
    const { code, out } = await guardrails(['check', '-', '--output', 'json'], {
      standardInput: JSON.stringify(goodPlan),
    });
    expect(code).toBe(0);
    expect(JSON.parse(out).decisions[0]).toMatchObject({ file: '-' });
  });

  it('counts an unknown environment as production and lets a class be named', async () => {
    const destroy = file(
      'destroy.json',
      planOf({
        type: 'aws_db_instance',
        actions: ['delete'],
        values: { identifier: 'orders' },
      }),
    );
    expect(
      (await guardrails(['check', destroy, '--environment', 'sandbox'])).code,
    ).toBe(2);
    expect(
      (await guardrails(['check', destroy, '--environment-class', 'sandbox']))
        .code,
    ).toBe(0);
  });

  it('never takes the word of a flag for a destruction being something else', async () => {
    const destroy = file(
      'destroy2.json',
      planOf({
        type: 'aws_db_instance',
        actions: ['delete', 'create'],
        values: { identifier: 'orders' },
      }),
    );
    const { out } = await guardrails(['adapt', destroy, '--action', 'audit']);
    expect(JSON.parse(out).action).toBe('destroy');
    const stricter = await guardrails(['adapt', good, '--action', 'destroy']);
    expect(JSON.parse(stricter.out).action).toBe('destroy');
  });

  it('judges a folder as Terraform configuration and refuses links in it', async () => {
    const configuration = join(folder, 'configuration');
    mkdirSync(join(configuration, '.terraform'), { recursive: true });
    writeFileSync(join(configuration, '.terraform', 'other.tf'), 'nonsense {');
    writeFileSync(
      join(configuration, 'main.tf'),
      'resource "null_resource" "a" {\n  provisioner "local-exec" {\n    command = "id"\n  }\n}\n',
    );
    const judged = await guardrails([
      'check',
      configuration,
      '--output',
      'json',
    ]);
    expect(judged.code).toBe(2);
    expect(
      JSON.parse(judged.out).decisions[0].findings.map(
        ({ rule }: { rule: string }) => rule,
      ),
    ).toContain('execution/no-provisioners');
    symlinkSync('/etc/passwd', join(configuration, 'linked.tf'));
    const refused = await guardrails(['check', configuration]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('[symbolic-link]');
  });

  it.each([
    ['errored-bare.json', 'Planning failed', 'plan-errored'],
    ['github-wrapper.txt', 'There is text before the JSON', 'text-before'],
  ])('says what is wrong with %s', async (name, words, code) => {
    const answer = await guardrails([
      'check',
      join(cases, 'errored-plan', name),
      '--environment',
      'sandbox',
    ]);
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toContain(words);
    expect(answer.err).toContain(`[${code}]`);
  });

  it('does not read a device, which may never end', async () => {
    const refused = await guardrails([
      'check',
      '/dev/zero',
      '--output',
      'json',
    ]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out).errors[0].code).toBe('path-unreadable');
  });

  it('refuses a bundle or parameters that are not what they should be', async () => {
    const results = await Promise.all([
      guardrails(['check', good, '--bundle', good, '--output=json']),
      guardrails(['check', good, '--bundle', 'nowhere', '--output=json']),
      guardrails(['check', good, '--parameters', good, '--output=json']),
    ]);
    expect(
      results.map(({ code, out }) => [code, JSON.parse(out).errors[0].code]),
    ).toEqual([
      [1, 'bundle-malformed'],
      [1, 'bundle-unreadable'],
      [1, 'parameters-malformed'],
    ]);
  });
});

describe('guardrails explain and bundle inspect', () => {
  it('shows the face of a rule and its page', async () => {
    const { code, out } = await guardrails([
      'explain',
      'network/no-public-database',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Databases must not be reachable from the internet');
    expect(out).toContain('## What it prevents');
    const parameters = await guardrails([
      'explain',
      'placement/allowed-regions',
    ]);
    expect(parameters.out).toMatch(/Parameter allowedRegions\n {4}\w+ +\[/);
  });

  it('helps where the id is not quite right', async () => {
    const { code, err } = await guardrails(['explain', 'no-public-database']);
    expect(code).toBe(1);
    expect(err).toBe(
      'Error: Unknown rule "no-public-database". Did you mean network/no-public-database? [rule-unknown]\n',
    );
  });

  it('lists what a bundle holds', async () => {
    const { out } = await guardrails(['bundle', 'inspect', '--output', 'json']);
    expect(JSON.parse(out)).toEqual({
      digest,
      revision: expect.any(String),
      rules: expect.arrayContaining([
        expect.objectContaining({ id: 'network/no-public-database' }),
      ]),
    });
  });
});

describe('guardrails', () => {
  it('refuses a command line that it does not understand, as JSON where asked', async () => {
    const text = await guardrails(['chek', good]);
    expect(text).toEqual({
      code: 1,
      out: '',
      err: 'Error: Unknown command "chek". See: guardrails help [usage]\n',
    });
    const json = await guardrails(['check', '--output', 'json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toEqual({
      decisions: [],
      errors: [{ file: '', code: 'usage', message: expect.any(String) }],
    });
  });

  it('does not let a lost command line look like a pass', async () => {
    expect(await guardrails([])).toEqual({
      code: 1,
      out: '',
      err: 'Error: Missing command, such as check. See: guardrails help [usage]\n',
    });
  });

  it('says what one command takes', async () => {
    const { code, out } = await guardrails(['explain', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('guardrails explain RULE');
    expect(out).not.toContain('guardrails check');
  });
});
