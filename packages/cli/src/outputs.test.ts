import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badPlan, goodPlan, planOf } from './testing/plans';
import { guardrails } from './testing/guardrails';

const folder = mkdtempSync(join(tmpdir(), 'guardrails-outputs-'));
const file = (name: string, content: string | object) => {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return path;
};
const good = file('good.json', goodPlan);
const bad = file('bad.json', badPlan);
const broken = file('broken.json', '{"format_version":');
const approval = file(
  'approval.json',
  planOf({
    type: 'aws_cloudwatch_log_group',
    actions: ['create'],
    values: { name: 'orders' },
  }),
);
const infra = join(folder, 'infra');
mkdirSync(infra);
writeFileSync(
  join(infra, 'main.tf'),
  'resource "aws_db_instance" "main" {\n  publicly_accessible = true\n}\n',
);

const outputs = [
  'text',
  'json',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
];

describe('guardrails check --output', () => {
  it.each(outputs)('%s ends with the same exit codes', async output => {
    const code = async (...paths: string[]) =>
      (await guardrails(['check', ...paths, '--output', output])).code;
    expect(await code(good)).toBe(0);
    expect(await code(good, bad)).toBe(2);
    expect(await code(good, bad, broken)).toBe(1);
  });

  it('writes the step summary of GitHub Actions, after what other steps wrote', async () => {
    const summary = file('summary.md', '# Before\n');
    const { out, err, code } = await guardrails(
      ['check', bad, '--output', 'github', '--source', infra],
      { env: { GITHUB_STEP_SUMMARY: summary } },
    );
    expect({ err, code }).toEqual({ err: '', code: 2 });
    expect(out).toContain(
      `::error file=${join(infra, 'main.tf')},line=2,title=`,
    );
    expect(readFileSync(summary, 'utf8')).toMatch(/^# Before\n### ✗ Denied: /);
    const unwritable = await guardrails(['check', bad, '--output', 'github'], {
      env: { GITHUB_STEP_SUMMARY: folder },
    });
    expect(unwritable).toMatchObject({
      code: 2,
      err: 'Warning: GITHUB_STEP_SUMMARY cannot be written.\n',
    });
    expect(unwritable.out).toMatch(/^::error /);
  });

  it('takes a folder of configuration as its own source', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(
      join(own, 'main.tf'),
      'resource "null_resource" "a" {\n  triggers = {}\n  provisioner "local-exec" {\n    command = "id"\n  }\n}\n',
    );
    const { out } = await guardrails(['check', own]);
    expect(out).toContain(`null_resource.a (${join(own, 'main.tf')}:3)`);
  });

  it('refuses a source that it cannot read before anything is checked', async () => {
    const { out, err, code } = await guardrails([
      'check',
      good,
      '--source',
      join(folder, 'none'),
    ]);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain('[path-not-found]');
    // a report that is empty would count as one without findings
    const reported = await guardrails([
      ...['check', good, '--source', join(folder, 'none')],
      ...['--output', 'gitlab'],
    ]);
    expect(reported.code).toBe(1);
    expect(JSON.parse(reported.out)).toEqual([
      expect.objectContaining({
        check_name: 'path-not-found',
        severity: 'blocker',
      }),
    ]);
  });

  it('prints nothing about files that passed with --quiet', async () => {
    const quiet = await guardrails(['check', good, '--quiet']);
    expect(quiet).toEqual({ code: 0, out: '', err: '' });
    const { out, code } = await guardrails(['check', good, bad, '--quiet']);
    expect(code).toBe(2);
    expect(out).toContain(bad);
    expect(out).not.toContain(good);
    for (const output of ['github', 'markdown']) {
      const passed = ['check', good, '--quiet', '--output', output];
      expect((await guardrails(passed)).out).toBe('');
    }
  });

  it('fails on what --fail-on names', async () => {
    const code = async (failOn: string, ...paths: string[]) =>
      (
        await guardrails([
          ...['check', ...paths, '--fail-on', failOn],
          ...['--environment-class', 'sandbox'],
        ])
      ).code;
    expect(await code('warn', good)).toBe(0);
    expect(await code('needs-approval', approval)).toBe(3);
    expect(await code('deny', approval)).toBe(0);
    expect(await code('deny', bad)).toBe(2);
    expect(await code('deny', broken)).toBe(1);
  });
});
