import fs from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import type { Repository } from './readRepositories';

/** A repository with its base branch at hand. */
type OpenRepository = {
  gitdir: string;
  base: string;
  /** Brings a new branch to where others see it. */
  publish(branch: string): Promise<void>;
  close(): Promise<void>;
};

/** The author of everything proposed; the person stands in the message, as the decision names them. @internal */
export const AUTHOR = { name: 'Guardrails', email: 'guardrails@localhost' };

/** Opens the embedded repository, or fetches the base branch of a remote one. @internal */
export async function openRepository(
  repository: Repository,
): Promise<OpenRepository> {
  const { place, branch } = repository;
  return place.type === 'embedded'
    ? openEmbedded(place.gitdir, branch)
    : openRemote(place, branch);
}

async function openEmbedded(
  gitdir: string,
  branch: string,
): Promise<OpenRepository> {
  const ref = `refs/heads/${branch}`;
  if (!fs.existsSync(join(gitdir, 'HEAD'))) {
    await mkdir(gitdir, { recursive: true, mode: 0o700 });
    await git.init({ fs, gitdir, bare: true, defaultBranch: branch });
    const tree = await git.writeTree({ fs, gitdir, tree: [] });
    await git.commit({
      fs,
      gitdir,
      tree,
      parent: [],
      ref,
      message: 'Begin the repository of deployments',
      author: AUTHOR,
    });
  }
  return {
    gitdir,
    base: await git.resolveRef({ fs, gitdir, ref }),
    publish: async () => {},
    close: async () => {},
  };
}

async function openRemote(
  place: Extract<Repository['place'], { type: 'remote' }>,
  branch: string,
): Promise<OpenRepository> {
  const { url, username = 'x-access-token', token } = place;
  const gitdir = await mkdtemp(join(tmpdir(), 'guardrails-gitops-'));
  const remote = {
    fs,
    http,
    gitdir,
    url,
    // One answer only: asked a second time, the credentials were wrong.
    onAuth: () => ({ username, password: token }),
    onAuthFailure: () => ({ cancel: true }),
  };
  const close = () => rm(gitdir, { recursive: true, force: true });
  try {
    await git.init({ fs, gitdir, bare: true, defaultBranch: branch });
    const { fetchHead } = await git.fetch({
      ...remote,
      ref: branch,
      singleBranch: true,
      depth: 1,
      tags: false,
    });
    if (!fetchHead) throw new Error(`The remote has no branch "${branch}"`);
    return {
      gitdir,
      base: fetchHead,
      publish: async name => {
        await git.push({ ...remote, ref: name, remoteRef: name });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
