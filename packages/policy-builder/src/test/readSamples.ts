import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Json } from '@backstage-guardrails/policy-model';
import { filesBelow } from '../rules';

/** The samples of all rules, `{ '<domain>/<rule>': { '<sample>': ... } }`, as the tests read them. @internal */
export function readSamples(
  root: string,
): Record<string, Record<string, Json>> {
  const samples: Record<string, Record<string, Json>> = {};
  for (const path of filesBelow(root, 'guardrails/rules')) {
    const [, , domain, rule, folder] = path.split('/');
    if (folder !== 'samples') continue;
    const id = `${domain}/${rule}`;
    samples[id] ??= {};
    samples[id][basename(path, '.json')] = JSON.parse(
      readFileSync(join(root, path), 'utf8'),
    );
  }
  return samples;
}
