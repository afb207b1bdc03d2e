import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A directory that is removed with {@link removeTemporaryDirectories}. */
export async function temporaryDirectory(parent = tmpdir()): Promise<string> {
  const directory = await mkdtemp(
    join(await realpath(parent), 'guardrails-test-'),
  );
  made.push(directory);
  return directory;
}

export async function removeTemporaryDirectories(): Promise<void> {
  for (const directory of made.splice(0)) {
    await rm(directory, { recursive: true, force: true });
  }
}
