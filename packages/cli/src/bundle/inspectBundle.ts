import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { bundleReference } from '@backstage-guardrails/policy-engine';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { inspectablePolicyBundle } from '../policy';

/** What a bundle is and holds. Everything about it was checked before it is shown. @internal */
export async function inspectBundle(
  command: Extract<Command, { name: 'bundle-inspect' }>,
  host: Host,
): Promise<number> {
  const bundle = await inspectablePolicyBundle(command.bundles, host);
  const { rules } = bundle;
  const reference = bundleReference(bundle);
  const { digest, revision, members = [] } = reference;
  if (command.output === 'json') {
    host.out(`${JSON.stringify({ ...reference, rules }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  host.out(
    [
      `Digest     ${digest}`,
      `Revision   ${escapeForDisplay(revision)}`,
      ...members.map(
        ({ namespace = 'shipped', ...member }) =>
          `Bundle     ${namespace} ${escapeForDisplay(member.revision)} ${
            member.digest
          }`,
      ),
      `Rules      ${rules.length}`,
      ...rules.map(
        ({ id, title }) => `  ${id.padEnd(width)}  ${escapeForDisplay(title)}`,
      ),
      '',
    ].join('\n'),
  );
  return 0;
}
