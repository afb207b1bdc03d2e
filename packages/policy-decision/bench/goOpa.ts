import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundlePath } from '@backstage-guardrails/policies';
import type {
  LoadedParameters,
  SingleBundle,
} from '@backstage-guardrails/policy-engine';

/** Microseconds that Go OPA needs to evaluate the document with the same rules; parsing it is not counted. */
export function goOpa(options: {
  folder: string;
  document: string;
  bundle: SingleBundle;
  parameters: LoadedParameters;
}): number | undefined {
  const { folder, document, bundle, parameters } = options;
  const input = join(folder, 'input.json');
  const data = join(folder, 'data.json');
  writeFileSync(input, document);
  writeFileSync(
    data,
    JSON.stringify({ ...bundle.data, parameters: parameters.value }),
  );
  const rego = join(dirname(dirname(bundlePath)), 'guardrails');
  const bench = spawnSync(
    'opa',
    [
      ...['bench', '--format', 'json', '--benchmem=false', '--metrics=false'],
      ...['--ignore', 'samples', '--ignore', '*_test.rego'],
      ...['--data', rego, '--data', data, '--input', input],
      'data.guardrails.main.result',
    ],
    { encoding: 'utf8' },
  );
  if (bench.error) return undefined;
  if (bench.status !== 0)
    throw new Error((bench.stderr || bench.stdout).slice(0, 1000));
  const { T, N } = JSON.parse(bench.stdout);
  return T / N / 1000;
}
