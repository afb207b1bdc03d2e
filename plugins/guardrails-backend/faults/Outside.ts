import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** When a git remote takes what is pushed, or before. */
export type Hook = 'pre-receive' | 'post-receive';

/** Where checkpoints are held outside of the service: a git remote and a file that grows at its end alone. */
export class Outside {
  readonly #remote: string;
  readonly #file: string;
  readonly #victim: string;

  constructor(folder: string) {
    this.#remote = path.join(folder, 'remote.git');
    this.#file = path.join(folder, 'checkpoints');
    this.#victim = path.join(folder, 'victim');
    execFileSync('git', ['init', '--quiet', '--bare', this.#remote]);
    this.#git('config', 'receive.denyNonFastForwards', 'true');
  }

  get anchors() {
    return { file: this.#file, git: { url: this.#remote } };
  }

  /** Lets the remote kill a process when the next push comes, as the process may die at that moment. */
  killAt(hook: Hook, pid: number): void {
    writeFileSync(this.#victim, String(pid));
    const file = path.join(this.#remote, 'hooks', hook);
    const refused = hook === 'pre-receive' ? 'exit 1' : 'exit 0';
    writeFileSync(
      file,
      `#!/bin/sh\n[ -f '${this.#victim}' ] || exit 0\nkill -9 $(cat '${
        this.#victim
      }')\nrm -f '${this.#victim}'\n${refused}\n`,
    );
    chmodSync(file, 0o755);
  }

  /** Nobody gets through: the remote is not there, and where the file was nothing can be written. */
  goAway(): void {
    renameSync(this.#remote, `${this.#remote}.away`);
    renameSync(this.#file, `${this.#file}.away`);
    mkdirSync(this.#file);
  }

  comeBack(): void {
    renameSync(`${this.#remote}.away`, this.#remote);
    rmSync(this.#file, { recursive: true });
    renameSync(`${this.#file}.away`, this.#file);
  }

  /** Everything the remote holds, the oldest first: its branch was never forced, so this is all of it. */
  gitNotes(): string[] {
    const commits = this.#git('log', '--reverse', '--format=%H', 'checkpoints');
    return commits
      .trim()
      .split('\n')
      .map(commit => this.#git('show', `${commit}:checkpoint`));
  }

  /** Everything in the file, the oldest first, with what was not written to its end. */
  fileNotes(): string[] {
    return readFileSync(this.#file, 'utf8').split('=====\n').slice(0, -1);
  }

  #git(...given: string[]): string {
    return execFileSync('git', ['--git-dir', this.#remote, ...given], {
      encoding: 'utf8',
    });
  }
}
