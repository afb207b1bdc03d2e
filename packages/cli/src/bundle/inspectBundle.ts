import type { Command } from '../arguments';
import type { Host } from '../host';
import { loadPolicyBundle } from '../policy';

/** What a bundle is and holds. Everything about it was checked before it is shown. @internal */
export async function inspectBundle(
  command: Extract<Command, { name: 'bundle-inspect' }>,
  host: Host,
): Promise<number> {
  const { digest, revision, rules } = await loadPolicyBundle(
    command.bundle,
    host,
  );
  if (command.output === 'json') {
    host.out(`${JSON.stringify({ digest, revision, rules }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  host.out(
    [
      `Digest     ${digest}`,
      `Revision   ${revision}`,
      `Rules      ${rules.length}`,
      ...rules.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`),
      '',
    ].join('\n'),
  );
  return 0;
}
