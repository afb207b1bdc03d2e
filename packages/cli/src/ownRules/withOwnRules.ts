import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  findOpa,
  type Opa,
  openOwnRules,
  type OwnWorkspace,
} from '@backstage-guardrails/policy-builder';
import type { Bundle } from '@backstage-guardrails/policy-engine';
import { type Host, shippedFiles } from '../host';
import { loadPolicyBundle } from '../policy';

/** An organisation's rules, and what is needed to do something with them. @internal */
export type OwnRules = {
  workspace: OwnWorkspace;
  opa: Opa;
  shipped: Bundle;
};

/** Opens a folder with own rules for the time of one piece of work. @internal */
export async function withOwnRules<T>(
  options: { folder: string; fetch: boolean; host: Host },
  work: (own: OwnRules) => Promise<T>,
): Promise<T> {
  const { folder, fetch, host } = options;
  const shipped = await loadPolicyBundle(undefined, host);
  const workspace = openOwnRules({
    folder,
    policies: policiesFor(folder, host),
    reserved: shipped.rules.map(({ id }) => id.split('/')[0]),
  });
  try {
    const opa = await findOpa({
      fetch,
      cache: cacheFolder(host.env),
      releases: host.env.GUARDRAILS_RELEASES,
      say: sentence => host.err(`${sentence}\n`),
    });
    return await work({ workspace, opa, shipped });
  } finally {
    workspace.close();
  }
}

/**
 * The policies package that the folder pins, so that an upgrade of the program alone changes no rule; else the one that
 * came with the program.
 */
function policiesFor(folder: string, host: Host): string {
  try {
    const { resolve: find } = createRequire(resolve(folder, 'package.json'));
    const found = dirname(find('@backstage-guardrails/policies/package.json'));
    // One from before the helpers were part of the package has nothing to compile with.
    if (existsSync(join(found, 'guardrails', 'lib'))) return found;
  } catch {
    // none is installed there
  }
  return shippedFiles(host.shipped).policies;
}

function cacheFolder(env: Host['env']): string {
  return join(
    env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'),
    'guardrails',
  );
}
