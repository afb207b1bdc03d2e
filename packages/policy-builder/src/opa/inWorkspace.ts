import { BuilderError } from '../errors';
import type { PolicyWorkspace } from '../workspace';
import type { Opa, OpaRun } from './runOpa';

/** Runs `opa` in the folder of a workspace; what it complains about is said with the paths that the author knows. @internal */
export function inWorkspace(
  { folder, inAuthorsWords }: PolicyWorkspace,
  opa: Opa,
): (args: string[]) => OpaRun {
  return args => {
    try {
      return opa(args, { folder });
    } catch (error) {
      if (!(error instanceof BuilderError)) throw error;
      throw new BuilderError(error.code, inAuthorsWords(error.message), {
        cause: error,
      });
    }
  };
}
