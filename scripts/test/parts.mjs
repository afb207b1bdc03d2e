import { apiReports } from './parts/apiReports.mjs';
import { command } from './parts/command.mjs';
import { launcher } from './parts/launcher.mjs';
import { unit } from './parts/unit.mjs';

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
    id: 'manifests',
    title: 'Package manifests',
    args: ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
    light: true,
  }),
  launcher,
  unit,
  apiReports,
];
