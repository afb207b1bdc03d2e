import { needsTool } from './needs.mjs';
import { api } from './parts/api.mjs';
import { bare } from './parts/bare.mjs';
import { checkov } from './parts/checkov.mjs';
import { command } from './parts/command.mjs';
import { faults } from './parts/faults.mjs';
import { journey } from './parts/journey.mjs';
import { launcher } from './parts/launcher.mjs';
import { prometheus } from './parts/prometheus.mjs';
import { readme } from './parts/readme.mjs';
import { rego } from './parts/rego.mjs';
import { unit } from './parts/unit.mjs';

const policies = ['workspace', '@backstage-guardrails/policies'];

/**
 * Every check, in the order in which they start and are reported. Parts run beside one another as far as their lanes
 * allow; a part that does not say how many it takes has the machine for itself.
 */
export const parts = [
  command({
    id: 'types',
    title: 'Types',
    // The declarations of a whole compilation are what the API reports are made of.
    args: chosen => [
      'tsc',
      ...(chosen.has('api-reports') ? ['--incremental', 'false'] : []),
    ],
    lanes: 1,
  }),
  command({
    id: 'format',
    title: 'Formatting',
    args: ['prettier:check'],
    lanes: 1,
  }),
  command({
    id: 'types-pure',
    title: 'Types of the pure packages, without Node and DOM',
    args: ['tsc:pure'],
    lanes: 1,
  }),
  command({
    id: 'imports',
    title: 'Imports: no circles, types counted; wings in their order',
    args: ['lint:imports'],
    lanes: 1,
  }),
  command({
    id: 'dependencies',
    title: 'Dependencies of functions: at most eight, each one read',
    args: ['lint:dependencies'],
    lanes: 1,
  }),
  command({
    id: 'manifests',
    title: 'Package manifests',
    args: ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
    lanes: 1,
  }),
  command({
    id: 'knip',
    title: 'Unused files, exports and dependencies',
    args: ['knip'],
    lanes: 1,
  }),
  launcher,
  command({
    id: 'rego-lint',
    title: 'Lint of the rules',
    args: [...policies, 'rego:lint'],
    needs: needsTool('opa'),
    lanes: 1,
  }),
  command({
    id: 'places',
    title: 'The tables of places fit the schemas of the providers',
    args: [...policies, 'places:check'],
    lanes: 1,
  }),
  command({
    id: 'rules-coverage',
    title: 'Every setting of a family is listed, or left out with a reason',
    args: [...policies, 'coverage:check'],
    lanes: 1,
  }),
  command({
    id: 'bundle',
    title: 'The committed bundle is what the rules compile to',
    args: [...policies, 'bundle:check'],
    needs: needsTool('opa'),
    lanes: 1,
  }),
  command({
    id: 'schemas',
    title: 'The published JSON Schemas are what the code says',
    args: ['schemas', '--check'],
    lanes: 1,
  }),
  checkov,
  command({
    id: 'api-reports',
    title: 'The committed API reports are what the code says',
    args: chosen => [
      chosen.has('types') ? 'api-reports' : 'build:api-reports',
      '--ci',
    ],
    after: ['types'],
    lanes: 1,
  }),
  rego,
  command({ id: 'lint', title: 'Lint', args: ['lint'] }),
  // Writes where the code is and puts it back, so nothing else may read it meanwhile.
  command({
    id: 'openapi',
    title: 'The committed API code is what the description generates',
    args: ['openapi:check'],
    needs: needsTool('java'),
  }),
  unit,
  readme,
  journey,
  faults,
  bare,
  prometheus,
  api,
];
