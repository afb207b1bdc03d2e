import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { ActionError } from '../errors';
import {
  digestFile,
  digestWorkspace,
  usedPlan,
  type PlanRecord,
} from '../plans';
import { show, type TerraformSession } from '../terraform';
import { PLAN_FILE } from './planModule';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { sealedBytes } from './sealedBytes';

/** A copy of a plan that was proven to be what was planned. @internal */
export type ProvenPlan = {
  /** Name of the copy in the private directory. */
  file: string;
  /** What `terraform show -json` says about exactly this copy, with seals where it is about secrets. */
  bytes: Buffer;
};

/**
 * Copies the plan file first and proves the copy, so that nobody can swap the file between the proof and
 * what follows. The workspace is proven with it: configuration, modules, variables, backend and tool.
 * @internal
 */
export async function provePlan(options: {
  provisioning: Pick<Provisioning, 'guardrails'>;
  step: Step;
  session: TerraformSession;
  record: PlanRecord;
}): Promise<ProvenPlan> {
  const { session, record } = options;
  const { directory } = session;
  const file = `proven-${randomUUID()}.tfplan`;
  const copy = join(directory, file);
  await copyFile(
    join(directory, PLAN_FILE),
    copy,
    constants.COPYFILE_EXCL,
  ).catch(refuseGone);
  if ((await digestFile(copy)) !== record.plan) {
    throw new ActionError(
      'plan-changed',
      'The plan file is not the one that was planned. Nothing was applied; run the template again.',
    );
  }
  const runner = await session.runner.identify();
  const workspace = await digestWorkspace({ ...record, directory, runner });
  if (workspace !== record.workspace) {
    throw new ActionError(
      'workspace-changed',
      'Configuration, variables, backend settings or the tool changed since the plan was made. Nothing was applied; run the template again.',
    );
  }
  const bytes = await show(session, { file });
  return { file, bytes: await sealedBytes({ ...options, directory, bytes }) };
}

/** The same plan was applied meanwhile, and its files were removed. Where they were is no business of a task's log. */
function refuseGone(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? usedPlan() : error;
}
