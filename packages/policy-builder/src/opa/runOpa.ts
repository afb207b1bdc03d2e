import { spawnSync } from 'node:child_process';
import { BuilderError } from '../errors';

/** What a run of `opa` wrote. @public */
export type OpaRun = { status: number | null; stdout: string; stderr: string };

/** Runs `opa` in a folder; what fails is thrown with the words of opa, unless it is tolerated. @public */
export type Opa = (
  args: string[],
  options: { folder: string; tolerate?: boolean },
) => OpaRun;

/** @public */
export function opaAt(program: string): Opa {
  return (args, { folder, tolerate = false }) => {
    const run = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
    });
    if (run.error) {
      throw new BuilderError(
        'opa-missing',
        `${program} cannot be run: ${run.error.message}`,
        { cause: run.error },
      );
    }
    const { status, stdout, stderr } = run;
    if (status !== 0 && !tolerate) {
      throw new BuilderError(
        'opa-failed',
        `opa ${args[0]} failed:\n${`${stderr}${stdout}`.trim()}`,
      );
    }
    return { status, stdout, stderr };
  };
}
