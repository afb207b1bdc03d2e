import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  findOpa,
  type Opa,
  openOwnRules,
  type OwnWorkspace,
} from '@backstage-guardrails/policy-builder';
import type { Bundle } from '@backstage-guardrails/policy-engine';
import type { Host } from '../host';
import { loadPolicyBundle } from '../policy';
import { policiesFolder } from './policiesFolder';

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
  const shipped = await loadPolicyBundle([], host);
  const workspace = openOwnRules({
    folder,
    policies: policiesFolder(folder, host),
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

function cacheFolder(env: Host['env']): string {
  return join(
    env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'),
    'guardrails',
  );
}
