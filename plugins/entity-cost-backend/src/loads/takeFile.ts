import type { BillingFile } from '@backstage-guardrails/plugin-entity-cost-node';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  readStoredFile,
  type RowSink,
  type StoredFile,
  storeFile,
} from '../reading';
import type { Attempt, LoadTools } from './Attempt';
import type { LoadedFile } from './sourceFiles';

/** Takes in a file of a source: after that it is here, checked and with its digest. @internal */
export async function takeFile(
  tools: LoadTools,
  attempt: Attempt,
  file: BillingFile,
): Promise<StoredFile> {
  const content = await file.open({ signal: attempt.signal });
  try {
    return await keepFile(tools, attempt, { file, content });
  } finally {
    content.destroy();
  }
}

/** Takes in what is sent. The stream stays open. @internal */
export async function keepFile(
  tools: LoadTools,
  attempt: Attempt,
  options: { file: Omit<BillingFile, 'open'>; content: Readable },
): Promise<StoredFile> {
  const { file, content } = options;
  const stored = await storeFile({
    name: file.name,
    content,
    path: file.path,
    target: join(attempt.folder, `${attempt.files.length}`),
    limits: tools.limits,
    signal: attempt.signal,
  });
  attempt.files.push(loadedFile(file, stored));
  return stored;
}

/** Reads what a file charges. @internal */
export async function readFile(
  tools: LoadTools,
  attempt: Attempt,
  options: { stored: StoredFile; sink: RowSink },
): Promise<void> {
  attempt.read = await readStoredFile({
    file: options.stored,
    reading: attempt.reading,
    sink: options.sink,
    bulk: tools.bulk,
    signal: attempt.signal,
  });
}

/** Frees the disk before the next file is stored. @internal */
export async function discardFile(
  attempt: Attempt,
  stored: StoredFile,
): Promise<void> {
  if (stored.path.startsWith(attempt.folder)) {
    await rm(stored.path, { force: true });
  }
}

/** @internal */
export function loadedFile(
  file: Omit<BillingFile, 'open'>,
  stored: StoredFile,
): LoadedFile {
  return {
    name: file.name,
    version: file.version,
    digest: stored.digest,
    bytes: stored.bytes,
  };
}
