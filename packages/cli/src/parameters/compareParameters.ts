import type { Command } from '../arguments';
import type { Host } from '../host';
import { loadPolicyBundle, loadPolicyParameters } from '../policy';
import { changesOf } from './changesOf';
import { changeText } from './changeText';

/** How the command line names the parameters that are shipped; a file of this name is `./shipped`. */
const SHIPPED = 'shipped';

/** What would be different in force with the second file. @internal */
export async function compareParameters(
  command: Extract<Command, { name: 'parameters'; verb: 'diff' }>,
  host: Host,
): Promise<number> {
  const bundle = await loadPolicyBundle(command.bundles, host);
  const [before, after] = await Promise.all(
    [command.before, command.after].map(file =>
      loadPolicyParameters(file === SHIPPED ? undefined : file, bundle, host),
    ),
  );
  const changes = changesOf({
    before: before.value,
    after: after.value,
    bundle,
  });
  host.out(
    command.output === 'json'
      ? `${JSON.stringify(
          { before: before.digest, after: after.digest, changes },
          null,
          2,
        )}\n`
      : `${(changes.length > 0
          ? changeText(changes)
          : ['Nothing is different in force.']
        ).join('\n')}\n`,
  );
  return 0;
}
