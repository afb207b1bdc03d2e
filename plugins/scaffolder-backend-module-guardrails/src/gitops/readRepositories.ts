import { join } from 'node:path';
import type { Config } from '@backstage/config';
import { readDataDirectory } from '../config';

/** A repository that templates can propose changes to. @internal */
export type Repository = {
  id: string;
  branch: string;
  place:
    | { type: 'embedded'; gitdir: string }
    | { type: 'remote'; url: string; username?: string; token?: string };
};

const idPattern = /^[a-z][a-z0-9-]{0,62}$/;

/** Reads `guardrails.gitops.repositories`; without any there is one bare repository in the data folder. @internal */
export function readRepositories(root: Config): Repository[] {
  const entries =
    root.getOptionalConfigArray('guardrails.gitops.repositories') ?? [];
  const folder = join(readDataDirectory(root), 'gitops');
  if (!entries.length) return [embedded('deployments', 'main', folder)];
  return entries.map(entry => {
    const id = entry.getString('id');
    if (!idPattern.test(id)) {
      throw new Error(
        `guardrails.gitops.repositories: "${id}" cannot be an id; use lower case letters, digits and dashes`,
      );
    }
    const branch = entry.getOptionalString('branch') ?? 'main';
    const url = entry.getOptionalString('url');
    if (!url) return embedded(id, branch, folder);
    if (!url.startsWith('https://') && !url.startsWith('http://')) {
      throw new Error(
        `guardrails.gitops.repositories: the url of "${id}" must begin with https:// or http://`,
      );
    }
    return {
      id,
      branch,
      place: {
        type: 'remote',
        url,
        username: entry.getOptionalString('username'),
        token: entry.getOptionalString('token'),
      },
    };
  });
}

function embedded(id: string, branch: string, folder: string): Repository {
  return {
    id,
    branch,
    place: { type: 'embedded', gitdir: join(folder, `${id}.git`) },
  };
}
