import type { LedgerAnchor } from '@backstage-guardrails/plugin-guardrails-node';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT = 60_000;
const FILE = 'checkpoint';

/**
 * A branch of a git remote: a commit for each checkpoint, never forced. Whoever has fetched it holds them, and a
 * remote that refuses forced pushes keeps the branch from being rewritten by us.
 * @internal
 */
export class GitAnchor implements LedgerAnchor {
  readonly id = 'git';
  readonly kind = 'git';
  readonly #url: string;
  readonly #branch: string;

  constructor(options: { url: string; branch: string }) {
    this.#url = options.url;
    this.#branch = options.branch;
  }

  async anchor(checkpoint: {
    note: string;
    origin: string;
    size: number;
  }): Promise<{ cosignature?: string }> {
    await this.#inClone(async ({ git, folder, tip }) => {
      if (tip?.note === checkpoint.note) return;
      await writeFile(path.join(folder, FILE), checkpoint.note);
      await git('add', FILE);
      const subject = `${checkpoint.origin}: ${checkpoint.size} entries`;
      await git('commit', '--quiet', '--message', subject);
      await git('push', '--quiet', 'origin', `HEAD:refs/heads/${this.#branch}`);
    });
    return {};
  }

  newest(): Promise<string | undefined> {
    return this.#inClone(async ({ tip }) => tip?.note);
  }

  /** A clone of the tip alone, made anew each time: nothing that is left behind can be taken for the remote's word. */
  async #inClone<Result>(
    work: (clone: {
      git: (...args: string[]) => Promise<string>;
      folder: string;
      tip?: { note: string };
    }) => Promise<Result>,
  ): Promise<Result> {
    const folder = await mkdtemp(path.join(tmpdir(), 'guardrails-anchor-'));
    const git = async (...args: string[]) =>
      (await run('git', args, { ...settings(), cwd: folder })).stdout;
    try {
      await git('init', '--quiet');
      await git('remote', 'add', '--', 'origin', this.#url);
      const ref = `refs/heads/${this.#branch}`;
      const exists = (await git('ls-remote', 'origin', ref)) !== '';
      if (!exists) return await work({ git, folder });
      await git('fetch', '--quiet', '--depth', '1', 'origin', ref);
      await git('checkout', '--quiet', 'FETCH_HEAD');
      const note = await git('show', `HEAD:${FILE}`);
      return await work({ git, folder, tip: { note } });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Nothing of the host's git configuration counts but what reaches the remote: no hooks, no prompts, no signing. */
function settings() {
  const name = 'Guardrails ledger';
  const email = 'ledger@guardrails.invalid';
  return {
    timeout: TIMEOUT,
    maxBuffer: 1024 * 1024,
    env: {
      ...process.env,
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: '/dev/null',
      GIT_CONFIG_KEY_1: 'commit.gpgsign',
      GIT_CONFIG_VALUE_1: 'false',
      GIT_CONFIG_KEY_2: 'protocol.ext.allow',
      GIT_CONFIG_VALUE_2: 'never',
    },
  };
}
