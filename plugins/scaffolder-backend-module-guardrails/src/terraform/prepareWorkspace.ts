import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JsonValue } from '@backstage/types';
import type { TerraformOptions } from '../config';
import type { TerraformModule } from '../modules';
import { renderCliConfiguration } from '../runner';
import { backendConfiguration, stateFolders, type StateKey } from '../state';
import { OVERRIDE_FILE, SECRETS_FILE, sensitiveOverride } from './secretFiles';

/** `root` is where an isolated call builds its file system. */
const folders = ['work', 'home', 'temporary', 'data', 'root'];

/**
 * Writes a module and its values into a private directory. Variables go into a generated JSON file, never
 * into configuration, so a value can be odd but cannot become code.
 * @internal
 */
export async function prepareWorkspace(options: {
  directory: string;
  module: TerraformModule;
  values: Record<string, JsonValue>;
  /** Values of variables that came from secrets. */
  secrets: Record<string, JsonValue>;
  key: StateKey;
  terraform: TerraformOptions;
}): Promise<void> {
  const { directory, module, values, secrets, key, terraform } = options;
  for (const folder of folders) {
    await mkdir(join(directory, folder), { mode: 0o700 });
  }
  for (const folder of stateFolders({ state: terraform.state, key })) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  const write = async (path: string, content: string | Buffer) => {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, content, { mode: 0o600, flag: 'wx' });
  };
  for (const [path, content] of module.files) {
    await write(`work/${path}`, content);
  }
  await write('work/guardrails.auto.tfvars.json', JSON.stringify(values));
  const secret = Object.keys(secrets);
  if (secret.length > 0) {
    await write(SECRETS_FILE, JSON.stringify(secrets));
    await write(`work/${OVERRIDE_FILE}`, sensitiveOverride(secret));
  }
  await write(
    'work/guardrails_backend.tf.json',
    JSON.stringify(backendConfiguration({ state: terraform.state, key })),
  );
  await write('cli.tfrc', renderCliConfiguration(terraform));
}
