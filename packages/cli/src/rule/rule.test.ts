import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { guardrails as guardrailsAt } from '../testing/guardrails';

// eslint-disable-next-line no-restricted-syntax -- tests run from the sources alone
const repository = resolve(__dirname, '../../../..');
const example = join(repository, 'examples/own-policies');
const shipped = join(repository, 'policies/bundle/guardrails.tar.gz');

const describeWithOpa =
  spawnSync('opa', ['version']).status === 0 ? describe : describe.skip;

/** The first of December 2026: before, the rules of the example would be from a day to come. */
const guardrails = (argv: string[]) =>
  guardrailsAt(argv, { env: { SOURCE_DATE_EPOCH: '1796083200' } });

/** A copy of the example, with one file otherwise. */
function copyOf(change: { file?: string; edit?(text: string): string } = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), 'guardrails-rule-')), 'own');
  cpSync(example, folder, {
    recursive: true,
    filter: source => !source.includes('node_modules'),
  });
  const { file, edit } = change;
  if (file && edit) {
    const path = join(folder, file);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
  }
  return folder;
}

jest.setTimeout(120_000);

describeWithOpa('guardrails rule', () => {
  it('is content with the example, and says so', async () => {
    const folder = copyOf();
    expect(await guardrails(['rule', 'lint', folder])).toEqual({
      code: 0,
      err: '',
      out: 'lint: 2 rules, 0 mistakes\n',
    });
    expect(await guardrails(['rule', 'test', folder])).toEqual({
      code: 0,
      err: '',
      out: 'tests: 7 passed, 0 failed\ncases: 1 passed, 0 failed\n',
    });
  });

  it.each<[string, string, string, (text: string) => string, string]>([
    [
      'lint',
      'a value that is read directly',
      'rules/queue-redrive.rego',
      text =>
        text.replace(
          'some found in settings.required(change, ["redrive_policy"])',
          'not change.after.redrive_policy\n\tfound := {}',
        ),
      'reads "after" directly',
    ],
    [
      'lint',
      'a parameter that is not there',
      'rules/queue-retention.rego',
      text => text.replace('acme/minimumRetentionSeconds]', 'acme/minimum]'),
      'there is no parameter acme/minimum',
    ],
    [
      'lint',
      'METADATA that is wrong',
      'rules/queue-redrive.rego',
      text => text.replace('severity: medium', 'severity: huge'),
      'acme/queue-redrive: METADATA severity',
    ],
    [
      'lint',
      'a rule that the engine never calls for what it looks at',
      'rules/queue-redrive.rego',
      text => text.replace('- aws_sqs_queue', '- aws_sns_topic'),
      'acme/queue-redrive: looks at aws_sqs_queue and is not called for it',
    ],
    [
      'lint',
      'a rule that the engine never calls for some changes',
      'rules/queue-redrive.rego',
      text => text.replace('[create, update, replace, deferred]', '[create]'),
      'is not called for update, replace, deferred',
    ],
    ...(['lint', 'test'] as const).flatMap(
      (verb): [string, string, string, (text: string) => string, string][] => [
        [
          verb,
          'a rule that looks at types by a loop and is called for another one',
          'rules/queue-redrive.rego',
          text =>
            text
              .replace('- aws_sqs_queue', '- aws_sns_topic')
              .replace(
                'some change in changes.judged.aws_sqs_queue',
                'some type, found_changes in changes.judged\n\tstartswith(type, "aws_sqs_")\n\tsome change in found_changes',
              ),
          'samples/queue-redrive/fail-not-set.json: its change of aws_sqs_queue (create) is one that the rule is not called for: add aws_sqs_queue to subject.types',
        ],
        [
          verb,
          'a rule about a subject that no evidence has',
          'rules/queue-redrive.rego',
          text =>
            text.replace(
              /# {3}subject:\n(# {5}.*\n)+/,
              '#   subject: { type: workload }\n',
            ),
          'Choose one of infrastructure, configuration, operation, access',
        ],
      ],
    ),
    [
      'lint',
      'a rule that was adopted on a day to come',
      'rules/queue-redrive.rego',
      text => text.replace('adopted: "2026-11-29"', 'adopted: "2026-12-03"'),
      'acme/queue-redrive: adopted is 2026-12-03, which is a day to come',
    ],
    [
      'lint',
      'a rule that knows the changes by another name and is never called',
      'rules/queue-redrive.rego',
      text =>
        text
          .replace('- aws_sqs_queue', '- aws_sns_topic')
          .replace('lib.changes', 'lib.changes as seen')
          .replace('changes.judged', 'seen.judged'),
      'looks at aws_sqs_queue and is not called for it',
    ],
    [
      'lint',
      'a rule that looks at other changes by another name of the helpers',
      'rules/queue-redrive.rego',
      text =>
        text
          .replace('lib.changes', 'lib.changes as seen')
          .replace(
            'changes.judged.aws_sqs_queue',
            'seen.judged.aws_sqs_queue\n\tsome _ in seen.present.aws_sns_topic',
          ),
      'sees one change and looks at more',
    ],
    [
      'lint',
      'a rule on what is touched that looks at what is made',
      'rules/queue-redrive.rego',
      text => text.replace('sees: change', 'sees: touched'),
      'sees what is touched and looks at changes.judged or changes.present',
    ],
    [
      'lint',
      'a rule with the id of a shipped one',
      'rules/queue-redrive.rego',
      text => text.replace('rules.acme.', 'rules.network.'),
      'not package guardrails.rules.acme.queue_redrive',
    ],
    [
      'test',
      'a rule that never fires on real plans',
      'rules/queue-redrive.rego',
      text =>
        text.replace(
          'some found in settings.required(change, ["redrive_policy"])',
          'not change.after.redrive_policy\n\tfound := {"resource": change.address, "path": ["redrive_policy"], "expected": "set", "actual": null}',
        ),
      'nothing is found in the sample fail-not-set, with redrive_policy known only after apply',
    ],
    [
      'test',
      'a sample that is not as it says, with the field that differs',
      'samples/queue-redrive/fail-not-set.json',
      text => text.replace('"expected": "set"', '"expected": "there"'),
      'acme/queue-redrive: in the sample fail-not-set, the rule finds on aws_sqs_queue.main, redrive_policy that "expected" is "set", and the sample says "there"',
    ],
    [
      'test',
      'a case that is not as it says',
      'cases/queue-without-redrive.json',
      text => text.replace('aws_sqs_queue.orders', 'aws_sqs_queue.payments'),
      'cases/queue-without-redrive.json: no acme/queue-redrive on aws_sqs_queue.payments',
    ],
    [
      'test',
      'a case that says two things about one plan',
      'cases/queue-without-redrive.json',
      text => text.replace('{', '{ "outcome": "allow",'),
      'cases/queue-without-redrive.json: Duplicate key at /outcome',
    ],
    [
      'lint',
      'a sample that says two things',
      'samples/queue-redrive/fail-not-set.json',
      text => text.replace('{', '{ "findings": [],'),
      'samples/queue-redrive/fail-not-set.json: Duplicate key at /findings',
    ],
    [
      'lint',
      'a rule that goes through all types and is never called for some changes',
      'rules/queue-redrive.rego',
      text =>
        text
          .replace('[create, update, replace, deferred]', '[create]')
          .replace('changes.judged.aws_sqs_queue', 'changes.judged[_]'),
      'is not called for update, replace, deferred',
    ],
    [
      'test',
      'a default value of a wrong type',
      'guardrails.json',
      text => text.replace('259200', '"three days"'),
      'production.values.acme/minimumRetentionSeconds',
    ],
    [
      'test',
      'Rego that does not compile, at the place the author knows',
      'rules/queue-redrive.rego',
      text => text.replace('endswith(change', 'ends(change'),
      'rules/queue-redrive.rego:36',
    ],
  ])('%s refuses %s', async (verb, _what, file, edit, words) => {
    const folder = copyOf({ file, edit });
    const { code, out, err } = await guardrails(['rule', verb, folder]);
    expect([code, `${out}${err}`]).toEqual([1, expect.stringContaining(words)]);
    expect(err).not.toContain('guardrails-own-');
  });

  it('refuses what it is not asked for with a code', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-rule-'));
    const inFolder = (...argv: string[]) => guardrails([...argv, folder]);
    const create = (id: string) =>
      guardrails(['rule', 'new', id, '--dir', folder]);
    expect((await inFolder('rule', 'test')).err).toContain('[rules-missing]');
    expect((await create('queue')).err).toContain('[rules-malformed]');
    expect((await create('acme/../x')).err).toContain('[rules-malformed]');
    expect((await create('shipped/x')).err).toContain('[rules-malformed]');
    const typed = ['rule', 'new', 'acme/x', '--dir', folder, '--type'];
    expect(
      (await guardrails([...typed, 'Microsoft.Sql/servers'])).err,
    ).toContain('is not a Terraform resource type');
    expect((await create('acme/first')).code).toBe(0);
    expect((await create('acme/first')).err).toContain('[rule-exists]');
    expect((await create('other/second')).err).toContain(
      'guardrails rule new acme/second',
    );
    rmSync(join(folder, 'guardrails.json'));
    rmSync(join(folder, 'rules'), { recursive: true });
    rmSync(join(folder, 'samples'), { recursive: true });
    expect((await create('network/mine')).code).toBe(0);
    expect((await inFolder('rule', 'lint')).err).toContain(
      'belongs to shipped rules',
    );
  });
});

describeWithOpa('guardrails bundle build and diff', () => {
  it('builds what it can load, where it is told, and nothing of what is wrong', async () => {
    const folder = copyOf({
      file: 'rules/queue-redrive.rego',
      edit: text => text.replace('# title: "', '# title: "\\u001b[2J'),
    });
    const file = join(folder, 'out.tar.gz');
    const built = await guardrails(['bundle', 'build', folder, '-o', file]);
    expect(built).toMatchObject({ code: 0, err: '' });
    expect(built.out).toContain('acme/queue-retention');
    const inspected = await guardrails(['bundle', 'inspect', '--bundle', file]);
    expect(inspected.out).toMatch(
      /acme\/queue-redrive +\\u\{001b\}\[2JQueues must/,
    );
    expect(inspected.out).not.toContain('\u001b');
  });

  it.each<[string, string, (text: string) => string, string]>([
    [
      'METADATA that is wrong',
      'rules/queue-redrive.rego',
      text => text.replace('level:', 'levels:'),
      'METADATA level',
    ],
    [
      'a rule that compiles and never fires on real plans',
      'rules/queue-redrive.rego',
      text =>
        text.replace(
          'some found in settings.required(change, ["redrive_policy"])',
          'not change.after.redrive_policy\n\tfound := {"resource": change.address, "path": ["redrive_policy"], "expected": "set", "actual": null}',
        ),
      'reads "after" directly',
    ],
    [
      'a rule that is never asked for what its sample shows',
      'samples/queue-redrive/fail-not-set.json',
      text => text.replace('"after": {}', '"kind": "delete", "after": {}'),
      'its change of aws_sqs_queue (delete) is one that the rule is not called for: add delete to subject.changes',
    ],
    [
      'a sample that is not JSON',
      'samples/queue-redrive/fail-not-set.json',
      text => text.slice(1),
      'samples/queue-redrive/fail-not-set.json: is not JSON',
    ],
  ])('builds nothing of %s', async (_what, file, edit, words) => {
    const folder = copyOf({ file, edit });
    const { code, out, err } = await guardrails(['bundle', 'build', folder]);
    expect([code, out, err]).toEqual([1, '', expect.stringContaining(words)]);
    expect(err).toContain('[rules-malformed]');
    expect(existsSync(join(folder, 'acme.tar.gz'))).toBe(false);
  });

  it.each<[string, (text: string) => string]>([
    ['without METADATA', text => text.replace(/^#.*\n/gm, '')],
    ['of another name', text => text.replace('.queue_redrive', '.redrive')],
    ['of shipped rules', text => text.replace('rules.acme.', 'rules.network.')],
    [
      'of helpers',
      text =>
        text
          .replace(/^#.*\n/gm, '')
          .replace('rules.acme.queue_redrive', 'lib.tags'),
    ],
    [
      'of helpers, with METADATA',
      text => text.replace('rules.acme.queue_redrive', 'lib.tags'),
    ],
  ])(
    'refuses a file of a package %s, which would be left out',
    async (_what, edit) => {
      const folder = copyOf({ file: 'rules/queue-redrive.rego', edit });
      const { code, err } = await guardrails(['bundle', 'build', folder]);
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(
          /(^|\s)✗? ?rules\/queue-redrive\.rego:|acme\/queue-redrive: no METADATA/,
        ),
      ]);
      expect(existsSync(join(folder, 'acme.tar.gz'))).toBe(false);
    },
  );

  it('lists parameters with another limit, and shipped values that changed', async () => {
    const folders = [
      copyOf(),
      copyOf({
        file: 'guardrails.json',
        edit: text =>
          text
            .replace('"minimum": 60', '"minimum": 30')
            .replace('"sandbox": 60', '"sandbox": 30'),
      }),
    ];
    for (const folder of folders) await guardrails(['bundle', 'build', folder]);
    const files = folders.map(folder => join(folder, 'acme.tar.gz'));
    const { out } = await guardrails(['bundle', 'diff', ...files]);
    expect(out).toMatch(
      /Parameters with another type or limit \(1\)\n {2}acme\/minimumRetentionSeconds\n\nShipped values changed \(1\)\nsandbox\n {2}changed {3}values\.acme\/minimumRetentionSeconds: 60 -> 30\n/,
    );
    expect(out).toMatch(/^Compiled module {2}the same$/m);
  });

  it('lists what is added, removed and changed, for people and programs', async () => {
    const before = copyOf();
    const after = copyOf({
      file: 'rules/queue-redrive.rego',
      edit: text => text.replace('default: mandatory', 'default: approval'),
    });
    for (const end of ['.rego', '_test.rego']) {
      rmSync(join(after, `rules/queue-retention${end}`));
    }
    rmSync(join(after, 'samples/queue-retention'), { recursive: true });
    for (const folder of [before, after]) {
      await guardrails(['bundle', 'build', folder]);
    }
    const files = [before, after].map(folder => join(folder, 'acme.tar.gz'));
    const { out } = await guardrails([
      'bundle',
      'diff',
      ...files,
      '--output',
      'json',
    ]);
    const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
    expect(JSON.parse(out)).toEqual({
      before: {
        digest,
        revision: expect.stringMatching(/^1\.0\.0-/),
        module: digest,
      },
      after: {
        digest,
        revision: expect.stringMatching(/^1\.0\.0-/),
        module: digest,
      },
      added: [],
      removed: ['acme/queue-retention'],
      changed: [
        {
          id: 'acme/queue-redrive',
          before: digest,
          after: digest,
          levels: ['development', 'staging', 'production'].map(
            environmentClass => ({
              environmentClass,
              before: 'mandatory',
              after: 'approval',
              direction: 'looser',
            }),
          ),
        },
      ],
      redated: [],
      alwaysOnDropped: [],
      alwaysOnAdded: [],
      parameters: {
        schema: { added: [], removed: [], changed: [] },
        defaults: [],
      },
      places: { added: [], removed: [], changed: [] },
    });
    const text = await guardrails(['bundle', 'diff', files[1], files[0]]);
    // Both were adopted on one day, so no day tells the added one from the other.
    expect(text.out).toMatch(
      /^ {2}"newRules": \{"adoptedAfter":"2026-11-30","level":"advisory"\}$[^]*Not new by that day, .*: acme\/queue-retention$/m,
    );
    expect(text.out).toMatch(
      /^Added \(1\)\n {2}acme\/queue-retention .*\n\nRemoved \(0\)\n\nChanged.*\(1\)\n {2}acme\/queue-redrive .*(\n {4}stricter {2}(development|staging|production): approval -> mandatory){3}\n\n/m,
    );
    const same = await guardrails(['bundle', 'diff', shipped, shipped]);
    expect(same.out).toMatch(/Added \(0\)\n\nRemoved \(0\)\n\nChanged.*\(0\)/);
    expect(same.out).toContain('Compiled module  the same');
    expect(same.out).toContain('Shipped values changed (0)');
  });
});
