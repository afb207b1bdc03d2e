import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ENVIRONMENT = resolve(
  __dirname,
  '../../../../templates/modules/environment',
);

/** The module of the demo under another id, for a test that changes it. */
export async function copyEnvironment(
  root: string,
  id: string,
  change: (configuration: string) => string = text => text,
): Promise<{ id: string; path: string }> {
  const path = join(root, id);
  await cp(ENVIRONMENT, path, { recursive: true });
  await rewrite(join(path, 'module.yaml'), text =>
    text.replace(/^id: .*$/m, `id: ${id}`),
  );
  await rewrite(join(path, 'main.tf'), change);
  return { id, path };
}

async function rewrite(
  file: string,
  change: (text: string) => string,
): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}
