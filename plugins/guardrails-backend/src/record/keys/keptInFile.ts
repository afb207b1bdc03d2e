import { InputError } from '@backstage/errors';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * A key that is kept in a file which its owner alone can read; made where it is missing, of the copy in the database
 * where there is one. Processes that start together agree on one: the first file stays.
 * @throws InputError where file and copy differ: neither can be thrown away
 * @internal
 */
export function keptInFile(options: {
  folder: string;
  name: string;
  copy: string | undefined;
  make: () => string;
}): { value: string; file: string } {
  const { folder, name, copy, make } = options;
  const file = path.join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    write(file, copy ?? make());
  }
  chmodSync(file, 0o600);
  const value = readFileSync(file, 'utf8').trim();
  if (copy !== undefined && copy.trim() !== value) {
    throw new InputError(
      `${file}: the database holds another key. The file belongs to another database: set guardrails.dataDirectory, or configure the key.`,
    );
  }
  return { value, file };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, `${text.trim()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
