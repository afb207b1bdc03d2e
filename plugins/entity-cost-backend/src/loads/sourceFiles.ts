import { displayText } from '@backstage-guardrails/display-text';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { inChunks, type SourceFileRow } from '../database';

/** A file as a load knows it. @internal */
export type LoadedFile = {
  name: string;
  /** How the storage tells versions of it apart. */
  version: string;
  digest: string;
  /** Uncompressed. */
  bytes: number;
};

/** A file of a source, with the months of its rows. @internal */
export type SourceFile = LoadedFile & { months: readonly string[] };

/** The files of a source as they were last loaded. @internal */
export async function sourceFiles(
  knex: Knex,
  sourceId: string,
): Promise<SourceFileRow[]> {
  return knex<SourceFileRow>('source_files').where({ source_id: sourceId });
}

/** Remembers files that have no charges, or whose version changed and whose content did not. @internal */
export async function rememberFiles(
  knex: Knex,
  sourceId: string,
  files: readonly SourceFile[],
): Promise<void> {
  await knex.transaction(transaction =>
    replaceSourceFiles(transaction, sourceId, files),
  );
}

/** @internal */
export async function replaceSourceFiles(
  transaction: Knex,
  sourceId: string,
  files: readonly SourceFile[],
): Promise<void> {
  await transaction('source_files').where({ source_id: sourceId }).delete();
  for (const chunk of inChunks(files)) {
    await transaction<SourceFileRow>('source_files').insert(
      chunk.map(({ name, version, digest, months }) => ({
        source_id: sourceId,
        name_digest: nameDigest(name),
        name,
        version,
        digest,
        months: JSON.stringify(months),
      })),
    );
  }
}

/** Files as a load shows them. @internal */
export function filesText(files: readonly LoadedFile[]): string {
  return JSON.stringify(
    files.slice(0, 100).map(({ name, digest, bytes }) => ({
      name: displayText(name, 200),
      digest,
      bytes,
    })),
  );
}

function nameDigest(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
