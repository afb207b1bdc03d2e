import { readFile, writeFile } from 'node:fs/promises';
import { ActionError } from '../errors';
import { digestText } from '../plans/digest';
import type { TerraformExit, TerraformRunner } from '../runner';

/** Why nothing of it is applied. @internal */
export function refuseRecorded(): ActionError {
  return new ActionError(
    'plan-recorded',
    'The plan is a recorded one, because no variable gives Terraform credentials: it shows the way to a verdict, and nothing of it can be applied. Nothing was changed.',
  );
}

/**
 * Answers the calls of a plan with a recorded one, and starts no program. It has an identity of its own, so that an
 * approval of a recorded plan is none of a plan that Terraform makes.
 * @internal
 */
export function replayPlan(options: {
  runner: TerraformRunner;
  /** What is planned; absent where it was planned before. */
  plan?: Buffer;
}): TerraformRunner {
  const { runner, plan } = options;
  const tool = 'recorded plan';
  return {
    identify: async () => ({ tool, digest: digestText(tool) }),
    describeIsolation: () => runner.describeIsolation(),
    describeSockets: () => runner.describeSockets(),
    async run({ args }) {
      const [command] = args;
      const last = args[args.length - 1];
      if (command === 'init') return done();
      if (command === 'plan' && plan) {
        await writeFile(last.replace(/^-out=/, ''), plan, { mode: 0o600 });
        return done();
      }
      if (command === 'show') return done(await readFile(last));
      throw refuseRecorded();
    },
  };
}

function done(stdout = Buffer.alloc(0)): TerraformExit {
  return { status: 'done', code: 0, stdout, stderr: '' };
}
