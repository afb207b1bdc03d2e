import { readFile } from 'node:fs/promises';
import { parseUnambiguous } from '@backstage-guardrails/policy-inputs';
import { CliError } from '../errors';
import { type Host, shippedFiles } from '../host';

/** Bundles by the names that a caller gives them; the shipped one where none is named. @internal */
export async function readBundles(named: string[], host: Host) {
  const { bundle } = shippedFiles(host.shipped);
  const files = named.length > 0 ? named : ['shipped'];
  return Promise.all(
    files.map(async name => ({
      name,
      bytes: await read(
        name === 'shipped' ? bundle : name,
        'bundle-unreadable',
        'bundle',
      ),
    })),
  );
}

/** A parameters file. @internal */
export async function readDocument(file: string): Promise<unknown> {
  const bytes = await read(file, 'parameters-invalid', 'parameters file');
  try {
    return parseUnambiguous(bytes.toString('utf8'));
  } catch (cause) {
    throw new CliError({
      code: 'parameters-invalid',
      message: `The parameters file ${file} is not valid JSON, or has a duplicate key.`,
      cause,
    });
  }
}

async function read(
  file: string,
  code: 'bundle-unreadable' | 'parameters-invalid',
  what: string,
): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new CliError({
      code,
      message: `Cannot read the ${what} ${file}: ${(cause as Error).message}`,
      cause,
    });
  }
}
