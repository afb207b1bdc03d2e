import { spawnSync } from 'node:child_process';
import { BuilderError } from '../errors';
import { type FetchOpaOptions, fetchOpa, fetchedOpa } from './fetchOpa';
import { type Opa, opaAt } from './runOpa';

/** The release that rules are tested with, and the oldest one that compiles them. @public */
export const OPA_VERSION = '1.22.0';

/**
 * `opa` of the PATH where it is new enough, else the one that was fetched before, else it is fetched now. An older one
 * knows other builtins, so it is never used in silence.
 *
 * @throws {@link BuilderError}
 * @public
 */
export async function findOpa(
  options: Omit<FetchOpaOptions, 'version'> & {
    program?: string;
    fetch: boolean;
  },
): Promise<Opa> {
  const { program = 'opa', fetch: mayFetch } = options;
  const found = versionOf(program);
  if (found && isNewEnough(found)) return opaAt(program);
  const fetchOptions = { ...options, version: OPA_VERSION };
  const fetched = fetchedOpa(fetchOptions);
  if (versionOf(fetched) === OPA_VERSION) return opaAt(fetched);
  if (mayFetch) return opaAt(await fetchOpa(fetchOptions));
  throw found
    ? new BuilderError(
        'opa-too-old',
        `opa ${found} is older than ${OPA_VERSION}. Install ${OPA_VERSION} or a newer one, or remove --no-fetch to download it.`,
      )
    : new BuilderError(
        'opa-missing',
        `opa is not on the PATH. Install opa ${OPA_VERSION} from https://www.openpolicyagent.org/docs/latest/#running-opa, or remove --no-fetch to download it.`,
      );
}

function versionOf(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['version'], {
    encoding: 'utf8',
  });
  return status === 0
    ? /^Version: v?(\d+\.\d+\.\d+)/m.exec(stdout)?.[1]
    : undefined;
}

function isNewEnough(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OPA_VERSION.split('.').map(Number);
  return major === wantedMajor && minor >= wantedMinor;
}
