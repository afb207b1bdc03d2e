import { needsTool } from './needs.mjs';
import { bare } from './parts/bare.mjs';
import { checkov } from './parts/checkov.mjs';
import { command } from './parts/command.mjs';
import { journey } from './parts/journey.mjs';
import { launcher } from './parts/launcher.mjs';
import { prometheus } from './parts/prometheus.mjs';
import { readme } from './parts/readme.mjs';
import { rego } from './parts/rego.mjs';
import { unit } from './parts/unit.mjs';

const policies = ['workspace', '@backstage-guardrails/policies'];
const backend = [
  'workspace',
  '@backstage-guardrails/plugin-guardrails-backend',
];

/**
 * Every check, in the order of the report. `light` parts run two at a time; the others need the machine
 * for themselves.
 */
export const parts = [
  command({ id: 'types', title: 'Types', args: ['tsc'] }),
  command({
    id: 'types-pure',
    title: 'Types of the pure packages, without Node and DOM',
    args: ['tsc:pure'],
    light: true,
  }),
  command({
    id: 'format',
    title: 'Formatting',
    args: ['prettier:check'],
    light: true,
  }),
  command({ id: 'lint', title: 'Lint', args: ['lint'] }),
  command({
    id: 'imports',
    title: 'Imports: no circles, types counted; wings in their order',
    args: ['lint:imports'],
    light: true,
  }),
  command({
    id: 'manifests',
    title: 'Package manifests',
    args: ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
    light: true,
  }),
  command({
    id: 'knip',
    title: 'Unused files, exports and dependencies',
    args: ['knip'],
    light: true,
  }),
  launcher,
  command({
    id: 'rego-lint',
    title: 'Lint of the rules',
    args: [...policies, 'rego:lint'],
    needs: needsTool('opa'),
    light: true,
  }),
  command({
    id: 'bundle',
    title: 'The committed bundle is what the rules compile to',
    args: [...policies, 'bundle:check'],
    needs: needsTool('opa'),
    light: true,
  }),
  // Writes where the code is and puts it back, so nothing else may read it meanwhile.
  command({
    id: 'openapi',
    title: 'The committed API code is what the description generates',
    args: [...backend, 'openapi:check'],
    needs: needsTool('java'),
  }),
  command({
    id: 'schemas',
    title: 'The published JSON Schemas are what the code says',
    args: ['schemas', '--check'],
    light: true,
  }),
  command({
    id: 'api-reports',
    title: 'The committed API reports are what the code says',
    args: ['build:api-reports', '--ci'],
  }),
  checkov,
  rego,
  unit,
  prometheus,
  readme,
  bare,
  journey,
];
