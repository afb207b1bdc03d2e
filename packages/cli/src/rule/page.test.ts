import { execFile, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// eslint-disable-next-line no-restricted-syntax -- tests run from the sources alone
const repository = resolve(__dirname, '../../../..');
const page = readFileSync(join(repository, 'docs/writing-a-rule.md'), 'utf8');
const realPlan = join(repository, 'examples/own-policies/plans/queues.json');

/** What makes a plan needs an account; the plan that it made is in the repository. */
const PLANNING = `terraform plan -out=plan.out
terraform show -json plan.out > plans/queues.json
`;

type Block = { file?: string; language: string; content: string };

const blocks: Block[] = [
  ...page.matchAll(/(?:^`([^`\n]+)`\n\n)?^```(\w*)\n([^]*?)^```$/gm),
].map(([, file, language, content]) => ({ file, language, content }));

const describeWithOpa =
  spawnSync('opa', ['version']).status === 0 ? describe : describe.skip;

jest.setTimeout(120_000);

describeWithOpa('docs/writing-a-rule.md', () => {
  it('does what it says, from an empty folder to a rule that denies a real plan', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-page-'));
    const bin = mkdtempSync(join(tmpdir(), 'guardrails-bin-'));
    symlinkSync(
      join(repository, 'packages/cli/bin/guardrails'),
      join(bin, 'guardrails'),
    );
    const env = {
      PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: folder,
      // The day on which the rule of the page was adopted.
      SOURCE_DATE_EPOCH: '1795939200',
    };
    const different: string[] = [];
    let compared = 0;
    let printed = '';
    for (const { file, language, content } of blocks) {
      if (file !== undefined) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), content);
      } else if (content === PLANNING) {
        mkdirSync(join(folder, 'plans'));
        copyFileSync(realPlan, join(folder, 'plans/queues.json'));
      } else if (language === 'sh') {
        const options = { cwd: folder, env };
        const { stdout, stderr } = await run('sh', ['-ec', content], options);
        printed = `${stdout}${stderr}`;
      } else {
        // A block that is neither a file nor a command has to be what the command before it printed.
        compared += 1;
        if (!patternOf(content).test(printed)) different.push(printed);
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBe(6);
    expect(blocks.map(({ content }) => content)).toContain(PLANNING);
  });

  it('names functions that are there', () => {
    const source = readFileSync(
      join(repository, 'policies/guardrails/lib/settings.rego'),
      'utf8',
    );
    const named = [...page.matchAll(/settings\.(\w+)\(/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(named)].sort()).toEqual([
      'at_least',
      'at_most',
      'forbidden',
      'may_be',
      'one_of',
      'one_of_or_default',
      'required',
    ]);
    expect(
      named.filter(name => !new RegExp(`^${name}\\(`, 'm').test(source)),
    ).toEqual([]);
  });
});

/** A name in angle brackets stands for anything on its line. */
function patternOf(text: string): RegExp {
  const escaped = text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/<[a-z]+>/g, '.+');
  return new RegExp(`^${escaped}$`);
}
