import { readFile } from 'node:fs/promises';
import { CliError } from '../errors';
import type { Host } from '../host';

/** A file, or standard input, as text. A decoder that repairs would change what was signed. @internal */
export async function readText(path: string, host: Host): Promise<string> {
  const bytes = await readBytes(path, host);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch (cause) {
    throw new CliError({
      code: 'not-text',
      message: `${path} is not UTF-8 text.`,
      cause,
    });
  }
}

async function readBytes(path: string, host: Host): Promise<Uint8Array> {
  if (path === '-') return host.readStandardInput();
  try {
    return await readFile(path);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CliError({
      code: missing ? 'path-not-found' : 'path-unreadable',
      message: `${path} ${missing ? 'does not exist' : 'cannot be read'}.`,
      cause,
    });
  }
}
