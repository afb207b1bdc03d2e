import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Command } from '../arguments';
import type { Host } from '../host';
import {
  loadEarlierParameters,
  loadPolicyBundle,
  loadPolicyParameters,
} from '../policy';
import { changesOf } from './changesOf';
import { changeText } from './changeText';

/** How the command line names the parameters that are shipped; a file of this name is `./shipped`. */
const SHIPPED = 'shipped';

/**
 * What would be different in force with the second file. The first one was in force: that it could not be put in force
 * as it is, such as after an upgrade, is a reason to compare it and none to refuse it.
 * @internal
 */
export async function compareParameters(
  command: Extract<Command, { name: 'parameters'; verb: 'diff' }>,
  host: Host,
): Promise<number> {
  const bundle = await loadPolicyBundle(command.bundles, host);
  const pathOf = (file: string) => (file === SHIPPED ? undefined : file);
  const [{ parameters: before, faults }, after] = await Promise.all([
    loadEarlierParameters(pathOf(command.before), bundle, host),
    loadPolicyParameters(pathOf(command.after), bundle, host),
  ]);
  const changes = changesOf({
    before: before.value,
    after: after.value,
    bundle,
  });
  if (faults.length > 0 && command.output !== 'json') {
    host.err(
      `Note: ${escapeForDisplay(
        command.before,
      )} could not be put in force as it is:\n${faults
        .map(fault => `  ${escapeForDisplay(fault)}\n`)
        .join('')}`,
    );
  }
  host.out(
    command.output === 'json'
      ? `${JSON.stringify(
          {
            before: before.digest,
            after: after.digest,
            beforeFaults: faults,
            changes,
          },
          null,
          2,
        )}\n`
      : `${(changes.length > 0
          ? changeText(changes)
          : ['No differences.']
        ).join('\n')}\n`,
  );
  return 0;
}
