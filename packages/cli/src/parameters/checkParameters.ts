import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { loosenedRules } from '@backstage-guardrails/policy-engine';
import type { Host } from '../host';
import { loadPolicyBundle, loadPolicyParameters } from '../policy';
import { changesOf } from './changesOf';
import { changeText } from './changeText';

/**
 * Whether a file could be put in force, and what that would change against the shipped parameters. A file that is
 * refused is an error like any other.
 * @internal
 */
export async function checkParameters(
  command: { file: string; bundles: string[]; output: 'text' | 'json' },
  host: Host,
): Promise<number> {
  const bundle = await loadPolicyBundle(command.bundles, host);
  const own = await loadPolicyParameters(command.file, bundle, host);
  const shipped = await loadPolicyParameters(undefined, bundle, host);
  const changes = changesOf({
    before: shipped.value,
    after: own.value,
    bundle,
  });
  const places = Object.values(own.origins).flatMap(Object.values);
  const taken = places.filter(origin => origin === 'shipped').length;
  const set = places.length - taken;
  const loosened = loosenedRules({
    rules: bundle.rules,
    parameters: own.value,
  });
  const { digest, complete } = own;
  const report = {
    digest,
    complete,
    set,
    shipped: taken,
    ...loosened,
    changes,
  };
  host.out(
    command.output === 'json'
      ? `${JSON.stringify({ file: command.file, ...report }, null, 2)}\n`
      : [
          `✓ ${escapeForDisplay(
            command.file,
          )} can be put in force. It sets ${set}, and ${taken} are as shipped.`,
          `  Digest ${digest}`,
          ...(complete
            ? [
                '  It has every shipped value, so no shipped list is merged into it.',
              ]
            : []),
          '',
          ...(changes.length > 0
            ? [
                'Differences from the built-in parameters:',
                ...changeText(changes),
              ]
            : ['No differences from the built-in parameters.']),
          '',
        ].join('\n'),
  );
  return 0;
}
