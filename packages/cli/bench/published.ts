import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const cli = resolve(__dirname, '..');

/** The program as its package ships it: without the sources that a checkout looks at before it starts. */
export async function published(folder: string): Promise<string> {
  const { buildIfOlder } = createRequire(__filename)(
    '../scripts/build.cjs',
  ) as {
    buildIfOlder(): Promise<void>;
  };
  await buildIfOlder();
  mkdirSync(join(folder, 'cli'));
  for (const part of ['bin', 'dist']) {
    cpSync(join(cli, part), join(folder, 'cli', part), { recursive: true });
  }
  return join(folder, 'cli', 'bin', 'guardrails');
}
