import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePath } from '@backstage-guardrails/policies';
import { guardrails } from '../testing/guardrails';
import { badPlan } from '../testing/plans';

const folder = mkdtempSync(join(tmpdir(), 'guardrails-parameters-'));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content, null, 2));
  return path;
};

const version = 'guardrails/parameters/v1';
const rule = 'network/no-public-database';
const off = {
  level: 'off',
  reason: 'The network team looks at it.',
  owner: 'group:default/network',
};
const own = file('own.json', {
  version,
  production: {
    values: {
      maximumNodes: 100,
      adminPorts: [8443],
      allowedRegions: ['eu-west-1'],
    },
    rules: { [rule]: off },
  },
});

describe('guardrails parameters', () => {
  it('check says what a file changes, and in which direction', async () => {
    const { code, out, err } = await guardrails(['parameters', 'check', own]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /own\.json can be put in force\. It sets 4, and \d+ are as shipped/,
    );
    expect(out).toMatch(/^production\n/m);
    expect(out).toMatch(/ {2}looser +values\.maximumNodes: \d+ -> 100/);
    expect(out).toMatch(/ {2}stricter +values\.adminPorts\n +\+ 8443\n/);
    expect(out).toMatch(
      / {2}stricter +values\.allowedRegions\n( +- "[^"]+"\n)+/,
    );
    expect(out).toContain(`looser    rules.${rule}: {"level":"mandatory"} -> `);
    expect(out).not.toContain('sandbox');
  });

  it('check refuses a file with its own places, as every command does', async () => {
    const wrong = file('wrong.json', {
      version,
      production: { values: { adminPorts: ['22'], maximumNode: 3 } },
      test: {},
    });
    const { code, err } = await guardrails(['parameters', 'check', wrong]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /test: there is no such class .*\[parameters-malformed\]/,
    );
    const values = file('values.json', {
      version,
      production: { values: { adminPorts: [22, '23'] } },
    });
    const answer = await guardrails([
      'parameters',
      'check',
      values,
      '--output=json',
    ]);
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.out).errors).toEqual([
      expect.objectContaining({
        code: 'parameters-malformed',
        message: expect.stringContaining('production.values.adminPorts.1: '),
      }),
    ]);
  });

  it('diff compares what is in force, in both directions', async () => {
    const answers = await Promise.all([
      guardrails(['parameters', 'diff', own, 'shipped', '--output=json']),
      guardrails(['parameters', 'diff', own, own]),
    ]);
    const { changes } = JSON.parse(answers[0].out);
    expect(changes).toContainEqual({
      environmentClass: 'production',
      place: `rules.${rule}`,
      before: off,
      after: { level: 'mandatory' },
      direction: 'stricter',
    });
    expect(changes).toHaveLength(4);
    expect(answers[1].out).toBe('No differences.\n');
  });

  it('diff reads what was in force although it could not be put in force any more', async () => {
    const guarding = 'execution/no-provisioners';
    const level = 'advisory';
    const earlier = file('earlier.json', {
      version,
      production: {
        rules: { [guarding]: { level } },
        approvers: [{ from: ['owner', 'platform'], minimum: 1 }],
      },
    });
    const mended = file('mended.json', {
      version,
      production: {
        rules: { [guarding]: { ...off, level } },
        approvers: [{ from: ['owner'], minimum: 1 }],
      },
    });
    const [text, json, back] = await Promise.all([
      guardrails(['parameters', 'diff', earlier, mended]),
      guardrails(['parameters', 'diff', earlier, mended, '--output=json']),
      guardrails(['parameters', 'diff', mended, earlier]),
    ]);
    expect([text.code, text.out]).toEqual([
      0,
      expect.stringMatching(/^production\n {2}changed {3}rules\.execution/),
    ]);
    expect(text.err).toMatch(
      /^Note: .*earlier\.json could not be put in force as it is:\n {2}production\.rules\.execution\/no-provisioners: lowers the rule .*\n {2}production\.approvers\.0\.from\.1: "platform" is no ref .*\n$/,
    );
    expect(JSON.parse(json.out)).toMatchObject({
      beforeFaults: [
        expect.stringContaining('lowers the rule'),
        expect.stringContaining('"platform" is no ref'),
      ],
      changes: [{}, {}],
    });
    expect([back.code, back.err]).toEqual([
      1,
      expect.stringMatching(
        /^Error: .*earlier\.json: The parameters are wrong at production\.rules.*\[parameters-malformed\]\n$/,
      ),
    ]);
  });

  it('diff names the file that is refused, and knows what kept rules new until their day', async () => {
    const newRules = { adoptedAfter: '2026-11-28', level: 'advisory' };
    const earlier = file('ahead.json', { version, newRules });
    const wrong = file('unknown.json', { version, production: { x: 1 } });
    const [ahead, refused] = await Promise.all([
      guardrails(['parameters', 'diff', earlier, 'shipped', '--output=json']),
      guardrails(['parameters', 'diff', wrong, 'shipped']),
    ]);
    expect(JSON.parse(ahead.out).beforeFaults).toEqual([
      expect.stringMatching(/^sandbox\.newRules: .* which is a day to come/),
    ]);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(
        /^Error: .*unknown\.json: The parameters are wrong at /,
      ),
    ]);
  });

  it('explain says what a value means, and where each class has it from', async () => {
    const [explained, unknown] = await Promise.all([
      guardrails(['parameters', 'explain', 'adminPorts', '--parameters', own]),
      guardrails(['parameters', 'explain', 'adminPort']),
    ]);
    expect(explained.out).toMatch(/Meaning +Administration and database ports/);
    expect(explained.out).toMatch(/Read by +network\/no-open-admin-port/);
    expect(explained.out).toMatch(/sandbox +shipped\n/);
    expect(explained.out).toMatch(
      /production +merged, .*own\.json:6\n {4}\[20,.*8443/,
    );
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain(
      'Did you mean adminPorts? [parameter-unknown]',
    );
  });
});

describe('a rule that is off', () => {
  const plan = file('plan.json', badPlan);
  const with_ = ['--parameters', own];

  it('is named with reason and owner, and finds nothing', async () => {
    const [text, json, explained] = await Promise.all([
      guardrails(['check', plan, ...with_]),
      guardrails(['check', plan, ...with_, '--output=json']),
      guardrails(['explain', rule, ...with_]),
    ]);
    expect(text.out).toContain(
      `Off: ${rule}: ${off.reason} Owner: ${off.owner}`,
    );
    expect(text.out).toContain(', 1 off.');
    const [decision] = JSON.parse(json.out).decisions;
    const { reason, owner } = off;
    expect(decision.off).toEqual([{ rule, reason, owner }]);
    expect(
      decision.findings.map((finding: { rule: string }) => finding.rule),
    ).not.toContain(rule);
    expect(explained.out).toContain(
      `Off in production: ${reason} Owner: ${owner}`,
    );
  });
});

describe('rules that are new', () => {
  // The newest shipped rules: they stay where an upgrade adds others.
  const newRules = { adoptedAfter: '2026-11-28', level: 'advisory' };
  const added = 'clusters/creation-approval';
  const fresh = file('new.json', { version, newRules });
  // The first of December: before, these rules would be from a day to come.
  const options = { env: { SOURCE_DATE_EPOCH: '1796083200' } };

  it('are told by check, diff and explain, with what makes them milder', async () => {
    const inForce = ['--parameters', fresh];
    const [checked, explained, rules, none, noneText] = await Promise.all([
      guardrails(['parameters', 'check', fresh, '--output=json'], options),
      guardrails(['explain', added, ...inForce], options),
      guardrails(['parameters', 'explain', 'newRules', ...inForce], options),
      guardrails(['parameters', 'explain', 'newRules', '--output=json']),
      guardrails(['parameters', 'explain', 'newRules']),
    ]);
    const report = JSON.parse(checked.out);
    expect(report.newRules).toContainEqual({
      environmentClass: 'production',
      rule: added,
      own: 'approval',
      level: 'advisory',
      adopted: '2026-11-29',
    });
    expect(report.changes).toContainEqual({
      environmentClass: 'production',
      place: `rules.${added}`,
      before: { level: 'approval' },
      after: { level: 'advisory', adoptedAfter: '2026-11-28' },
      direction: 'looser',
    });
    expect(report.changes).toContainEqual({
      environmentClass: 'production',
      place: 'newRules',
      before: null,
      after: newRules,
      direction: 'looser',
    });
    expect(explained.out).toContain(
      'In production advisory instead of approval until an operator reviews it: adopted after 2026-11-28',
    );
    expect(explained.out).toMatch(
      /^ {2}Adopted {5}2026-11-29\n {2}Review {6}/m,
    );
    expect(rules.out).toMatch(/^ {2}New rules {2}.*creation-approval/m);
    expect(rules.out).toContain(`${added} (adopted on 2026-11-29)`);
    expect(rules.out).not.toContain('Read by');
    expect(JSON.parse(none.out)).toMatchObject({ rules: [], adopted: {} });
    expect(noneText.out).toContain('New rules  none\n');
    expect(rules.out).toMatch(/production +file, .*new\.json:3\n/);
  });

  it('are as strict as ever where a level is set for them', async () => {
    const set = file('set.json', {
      version,
      newRules,
      production: { rules: { [added]: { level: 'approval' } } },
    });
    const argv = ['parameters', 'diff', fresh, set];
    const { out } = await guardrails(argv, options);
    expect(out).toBe(
      `production\n  stricter  rules.${added}: {"adoptedAfter":"2026-11-28","level":"advisory"} -> {"level":"approval"}\n`,
    );
  });

  it('are refused where the day is to come', async () => {
    const { code, err } = await guardrails(['parameters', 'check', fresh]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /adopted on 2026-11-29, which is a day to come, .*\[parameters-malformed\]/,
    );
  });
});

describe('a bundle that does not describe its parameters', () => {
  it('is said to be one once, however many parameters are read', async () => {
    const content = mkdtempSync(join(folder, 'bare-'));
    execFileSync('tar', ['-xzf', bundlePath, '-C', content]);
    rmSync(join(content, 'parameters'), { recursive: true });
    const bare = join(folder, 'bare.tar.gz');
    execFileSync('tar', ['-czf', bare, '-C', content, '.']);
    const answers = await Promise.all(
      [
        ['check', own],
        ['diff', own, own],
      ].map(argv => guardrails(['parameters', ...argv, '--bundle', bare])),
    );
    for (const { code, err } of answers) {
      expect([code, err]).toEqual([
        0,
        expect.stringMatching(/^Warning: .*\/parameters.*\n$/),
      ]);
    }
  });
});

describe('what check refuses with its place', () => {
  it.each<[object, string]>([
    [
      { approvers: [{ from: ['owner', 'platform'], minimum: 1 }] },
      'production.approvers.0.from.1: "platform" is no ref of a group or a user; write owner, or kind, namespace and name in small letters, such as group:default/platform',
    ],
    [
      { rules: { 'execution/no-provisioners': { level: 'advisory' } } },
      'production.rules.execution/no-provisioners: lowers the rule from mandatory to advisory.',
    ],
    [
      { newRules: { adoptedAfter: 'yesterday', level: 'advisory' } },
      'production.newRules.adoptedAfter: write a day that exists',
    ],
  ])('%j', async (production, words) => {
    const wrong = file('refused.json', { version, production });
    const { code, err } = await guardrails(['parameters', 'check', wrong]);
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  });
});
