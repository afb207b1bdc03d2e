import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parametersPath } from '@backstage-guardrails/policies';
import {
  corporaFolder,
  hasOpa,
  OWN_RULE,
  ownBundle,
} from '@backstage-guardrails/policy-testkit';
import { guardrails } from './testing/guardrails';
import { planOf } from './testing/plans';

const withOpa = hasOpa ? describe : describe.skip;
const folder = mkdtempSync(join(tmpdir(), 'guardrails-bundles-'));

/** A plan of the shipped database module by the real provider where the collection is there, else a made one. */
function planFile(): string {
  const corpora = corporaFolder();
  if (corpora) return join(corpora, 'real-aws-modules', 'database.json');
  const file = join(folder, 'plan.json');
  writeFileSync(
    file,
    JSON.stringify(
      planOf({
        type: 'aws_db_instance',
        actions: ['create'],
        values: { instance_class: 'db.t4g.medium' },
      }),
    ),
  );
  return file;
}

withOpa('guardrails with several bundles', () => {
  // What a describe contains is made even where it is skipped.
  const own = hasOpa ? ownBundle() : '';
  const both = ['--bundle', 'shipped', '--bundle', own];

  it('denies a plan by an own rule beside the shipped ones', async () => {
    const check = async (...options: string[]) => {
      const { out } = await guardrails([
        'check',
        planFile(),
        '--environment-class',
        'sandbox',
        '--output=json',
        ...options,
      ]);
      return JSON.parse(out).decisions[0];
    };
    const rulesOf = (decision: { findings: { rule: string }[] }) =>
      decision.findings.map(({ rule }) => rule);
    const [alone, beside] = await Promise.all([check(), check(...both)]);
    expect(rulesOf(alone)).not.toContain(OWN_RULE);
    expect(rulesOf(beside).sort()).toEqual(
      [...rulesOf(alone), OWN_RULE].sort(),
    );
    expect(beside).toMatchObject({
      outcome: 'deny',
      bundle: {
        members: [alone.bundle, { namespace: 'acme', revision: 'acme-1' }],
      },
    });
  });

  it('reads the values of an own rule from the parameters file, and refuses them without its bundle', async () => {
    const parameters = JSON.parse(readFileSync(parametersPath, 'utf8'));
    for (const name of ['sandbox', 'production']) {
      parameters[name].values['acme/deniedSizes'] = ['other'];
    }
    const file = join(folder, 'parameters.json');
    writeFileSync(file, JSON.stringify(parameters));
    const check = (...options: string[]) =>
      guardrails([
        ...['check', planFile(), '--output=json', '--parameters', file],
        ...options,
      ]);
    const [withOwn, without] = await Promise.all([check(...both), check()]);
    const [{ findings }] = JSON.parse(withOwn.out).decisions;
    expect(findings.map((item: { rule: string }) => item.rule)).not.toContain(
      OWN_RULE,
    );
    expect(JSON.parse(without.out).errors[0]).toMatchObject({
      code: 'parameters-malformed',
      message: expect.stringContaining('acme/deniedSizes'),
    });
  });

  it('explains and lists rules of all bundles, and looks into one alone', async () => {
    const [explained, listed, inspected] = await Promise.all([
      guardrails(['explain', OWN_RULE, ...both]),
      guardrails(['bundle', 'inspect', ...both]),
      guardrails(['bundle', 'inspect', '--bundle', own]),
    ]);
    expect(explained.out).toContain('Parameter acme/deniedSizes');
    expect(listed.out).toMatch(
      /^Bundle {5}shipped .*\nBundle {5}acme acme-1 sha256:/m,
    );
    expect(listed.out).toContain(OWN_RULE);
    expect(inspected.out).toMatch(/^Revision {3}acme-1\nRules {6}1$/m);
  });

  it('shows a revision so that nothing in it moves the cursor', async () => {
    const hostile = ownBundle({ revision: 'acme\u001b[2J-1' });
    const shown = await Promise.all([
      guardrails(['bundle', 'inspect', '--bundle', hostile]),
      guardrails([
        ...['bundle', 'inspect', '--bundle', 'shipped'],
        ...['--bundle', hostile],
      ]),
      guardrails(['bundle', 'diff', hostile, hostile]),
    ]);
    for (const { out, err } of shown) {
      expect([out, err]).toEqual([
        expect.stringContaining('acme\\u{001b}[2J-1'),
        '',
      ]);
      expect(out).not.toContain('\u001b');
    }
  }, 60_000);

  it('names a rule that can be off or new from now on, and one that cannot any more', async () => {
    const guarding = ownBundle({ alwaysOn: 'Consent\u001b[2J rests on it.' });
    const [dropped, added, json] = await Promise.all([
      guardrails(['bundle', 'diff', guarding, own]),
      guardrails(['bundle', 'diff', own, guarding]),
      guardrails(['bundle', 'diff', guarding, own, '--output=json']),
    ]);
    const line = `  ${OWN_RULE}  Consent\\u{001b}[2J rests on it.\n`;
    expect(dropped.out).toContain(
      `\nCan be off or new from now on (1)\n${line}`,
    );
    expect(added.out).toContain(`\nCannot be off or new any more (1)\n${line}`);
    expect(JSON.parse(json.out)).toMatchObject({
      changed: [],
      alwaysOnDropped: [OWN_RULE],
      alwaysOnAdded: [],
    });
  }, 60_000);

  it('refuses a bundle whose manifest names digests that its sources do not make', async () => {
    const content = mkdtempSync(join(tmpdir(), 'guardrails-forged-'));
    const place = ['-C', content];
    execFileSync('tar', ['-xzf', own, ...place]);
    const manifest = join(content, '.manifest');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(
      manifest,
      text.replace(
        /"digest":"sha256:[0-9a-f]+"/,
        `"digest":"sha256:${'1'.repeat(64)}"`,
      ),
    );
    const forged = join(folder, 'forged.tar.gz');
    execFileSync('tar', ['-czf', forged, ...place, '.']);
    for (const args of [
      ['bundle', 'inspect', '--bundle', forged],
      ['bundle', 'diff', own, forged],
      ['check', planFile(), '--bundle', 'shipped', '--bundle', forged],
    ]) {
      const { code, out, err } = await guardrails(args);
      expect([code, `${out}${err}`]).toEqual([
        1,
        expect.stringContaining('[bundle-digest-wrong]'),
      ]);
    }
  });

  it.each<[string, string[], string]>([
    ['that judges beside others alone', [own], 'bundle-conflict'],
    ['twice', ['shipped', own, own], 'bundle-conflict'],
    [
      'that is the shipped one twice',
      ['shipped', 'shipped'],
      'bundle-conflict',
    ],
    ['that is not there', ['shipped', 'nowhere'], 'bundle-unreadable'],
  ])('refuses a bundle %s', async (_, bundles, expected) => {
    const { code, out } = await guardrails([
      ...['check', planFile(), '--output=json'],
      ...bundles.flatMap(bundle => ['--bundle', bundle]),
    ]);
    expect([code, JSON.parse(out).errors[0].code]).toEqual([1, expected]);
  });
});
