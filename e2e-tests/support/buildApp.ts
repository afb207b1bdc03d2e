import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Builds the pages once for all portals; a portal that compiles them itself needs as long each time. */
export default function buildApp(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    { cwd: join(root, 'packages/app'), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The app was not built:\n${stderr}`);
}
