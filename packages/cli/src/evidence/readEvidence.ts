import { readFile, stat } from 'node:fs/promises';
import { CliError } from '../errors';
import type { Host } from '../host';
import { readConfiguration } from './readConfiguration';

/** The bytes of one PATH and what they are, where that is known already. */
type EvidenceFile = {
  bytes: Uint8Array;
  /** Set where the command line itself made the evidence out of a folder. */
  format?: 'terraform-configuration';
};

/** @internal */
export async function readEvidence(
  path: string,
  host: Host,
): Promise<EvidenceFile> {
  if (path === '-') return { bytes: await host.readStandardInput() };
  try {
    const found = await stat(path);
    if (found.isCharacterDevice() || found.isBlockDevice()) {
      throw new CliError({
        code: 'path-unreadable',
        message:
          'This is a device. Use a file, a folder, or - for standard input.',
      });
    }
    if (found.isDirectory()) {
      return {
        bytes: await readConfiguration(path),
        format: 'terraform-configuration',
      };
    }
    return { bytes: await readFile(path) };
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const missing = (cause as { code?: string }).code === 'ENOENT';
    throw new CliError({
      code: missing ? 'path-not-found' : 'path-unreadable',
      message: missing
        ? 'No such file or folder.'
        : `Cannot read it: ${(cause as Error).message}`,
      cause,
    });
  }
}
