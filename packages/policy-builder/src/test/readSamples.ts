import { basename, join } from 'node:path';
import type { Json } from '@backstage-guardrails/policy-model';
import { BuilderError } from '../errors';
import { filesBelow, readJson } from '../rules';
import type { PolicyWorkspace } from '../workspace';

/**
 * The samples of all rules, `{ '<domain>/<rule>': { '<sample>': ... } }`, as the tests read them.
 *
 * @throws {@link BuilderError} `rules-malformed`
 * @internal
 */
export function readSamples(
  workspace: Pick<PolicyWorkspace, 'folder' | 'inAuthorsWords'>,
): Record<string, Record<string, Json>> {
  const { folder: root, inAuthorsWords } = workspace;
  const samples: Record<string, Record<string, Json>> = {};
  for (const path of filesBelow(root, 'guardrails/rules')) {
    const [, , domain, rule, folder] = path.split('/');
    if (folder !== 'samples') continue;
    const id = `${domain}/${rule}`;
    samples[id] ??= {};
    const sample = readJson(join(root, path));
    if ('fault' in sample) {
      throw new BuilderError(
        'rules-malformed',
        inAuthorsWords(`${path}: ${sample.fault}`),
      );
    }
    samples[id][basename(path, '.json')] = sample.value;
  }
  return samples;
}
