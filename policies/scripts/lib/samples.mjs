import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './opa.mjs';
import { filesBelow } from './rules.mjs';

/** The samples of all rules, `{ '<domain>/<rule>': { '<sample>': ... } }`, as the tests read them. */
export function readSamples() {
  const samples = {};
  for (const path of filesBelow('guardrails/rules')) {
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
