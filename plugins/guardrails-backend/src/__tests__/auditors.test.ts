import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { allowed } from '../__testUtils__/plans';
import { startBackend } from '../__testUtils__/process/startBackend';
import { startIssuer } from '../__testUtils__/process/startIssuer';

jest.setTimeout(300_000);

const run = promisify(execFile);
const root = path.join(__dirname, '../../../..');

/** Commands of the page with what it says they print; a name in angle brackets stands for anything on its line. */
function blocksOf(page: string) {
  return [
    ...page.matchAll(/```sh\n([^]*?)```(?:\n\n```text\n([^]*?)```)?/g),
  ].map(([, commands, printed]) => ({
    commands,
    printed:
      printed &&
      new RegExp(
        `^${printed
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/<[a-z]+>/g, '.+')}$`,
      ),
  }));
}

describe('the page for auditors', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-auditor-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has commands that do what it says', async () => {
    const issuer = await startIssuer();
    const backend = await startBackend({
      folder: path.join(folder, 'portal'),
      issuer: issuer.url,
    });
    try {
      for (let n = 0; n < 3; n += 1) {
        const answer = await fetch(`${backend.url}/decisions`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${issuer.token}`,
          },
          body: JSON.stringify({
            evidence: { document: allowed },
            format: 'terraform-plan',
            target: { environment: 'sandbox' },
          }),
        });
        expect(answer.status).toBe(201);
      }
      const bin = path.join(folder, 'bin');
      mkdirSync(bin);
      symlinkSync(
        path.join(root, 'packages/cli/bin/guardrails'),
        path.join(bin, 'guardrails'),
      );
      const env = {
        PATH: `${bin}:${path.dirname(process.execPath)}:${process.env.PATH}`,
        PORTAL: backend.origin,
        TOKEN: issuer.token,
        SOURCE_DATE_EPOCH: '1767225600',
      };
      const page = readFileSync(path.join(root, 'docs/auditors.md'), 'utf8');
      const blocks = blocksOf(page);
      expect(blocks.filter(({ printed }) => printed)).toHaveLength(6);
      // One shell for all, so that what one block keeps is there for the next.
      const script = blocks.map(
        ({ commands }, n) => `${commands}\necho "== end of ${n}"`,
      );
      const { stdout } = await run('bash', ['-c', script.join('\n')], {
        cwd: folder,
        env,
      });
      const printed = stdout.split(/== end of \d+\n/);
      const shown = blocks.flatMap((block, n) =>
        block.printed ? [{ text: printed[n], pattern: block.printed }] : [],
      );
      for (const { text, pattern } of shown) expect(text).toMatch(pattern);
      expect(JSON.parse(printed[2])).toMatchObject({
        outcome: 'warn',
        actor: { ref: 'external:bench' },
      });
    } finally {
      await backend.kill();
      issuer.close();
    }
  });
});
