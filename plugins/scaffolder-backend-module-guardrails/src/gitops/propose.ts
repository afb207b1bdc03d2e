import fs from 'node:fs';
import git from 'isomorphic-git';
import { ActionError } from '../errors';
import { AUTHOR, openRepository } from './openRepository';
import type { Repository } from './readRepositories';
import { writeFiles } from './writeFiles';

/** A branch with one commit, ready for review. */
type Proposal = { branch: string; commit: string };

const branchPattern = /^[a-z0-9][a-z0-9/_-]{0,99}$/;

/**
 * Puts files on a branch of their own, never on the base branch. A branch that exists is left alone: it is
 * somebody's proposal.
 * @internal
 */
export async function propose(options: {
  repository: Repository;
  branch: string;
  message: string;
  files: ReadonlyMap<string, Buffer>;
}): Promise<Proposal> {
  const { repository, branch, message, files } = options;
  if (
    !branchPattern.test(branch) ||
    /\/\/|\/$/.test(branch) ||
    branch === repository.branch
  ) {
    throw new ActionError(
      'path-refused',
      `${JSON.stringify(branch)} cannot be the branch of a proposal.`,
    );
  }
  const opened = await openRepository(repository);
  const { gitdir, base } = opened;
  try {
    const branches = await git.listBranches({ fs, gitdir });
    if (branches.includes(branch)) {
      throw new ActionError(
        'path-refused',
        `The branch "${branch}" exists already.`,
      );
    }
    const tree = await writeFiles({ gitdir, base, files });
    const commit = await git.commit({
      fs,
      gitdir,
      tree,
      parent: [base],
      ref: `refs/heads/${branch}`,
      message,
      author: AUTHOR,
    });
    await opened.publish(branch);
    return { branch, commit };
  } finally {
    await opened.close();
  }
}
