import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import {
  canonicalJson,
  type Digest,
  digestSchema,
  type Hash,
} from '@backstage-guardrails/policy-model';
import { pack } from 'tar-stream';
import { z } from 'zod';
import { EngineError } from '../errors';
import { inBundle } from './inBundle';
import { digestOf, json, required } from './parts';
import {
  type ArchiveLimits,
  DEFAULT_ARCHIVE_LIMITS,
  readArchive,
} from './readArchive';

/** Says which bundles a set has, and in which order. @internal */
export const LIST = '/bundles.json';
const VERSION = 'guardrails/bundle-set/v1';

/** More are a mistake: each of them reads the whole document of every evaluation. @internal */
export const MOST_MEMBERS = 16;

const listSchema = z.strictObject({
  version: z.literal(VERSION),
  members: z.array(digestSchema).min(2).max(MOST_MEMBERS),
});

/** @internal */
export function isBundleSet(files: Map<string, Uint8Array>): boolean {
  return files.has(LIST);
}

/**
 * Covers all that is in a set, for nothing beside the list and the members may be there. No digest of a bundle is one
 * of a set: that is made of paths, which begin with a slash.
 * @internal
 */
export function setDigest(members: Digest[], hash: Hash): Digest {
  return hash(canonicalJson({ version: VERSION, members }));
}

/** The archive of a set: the archives of its members as they are, and the list that says in which order. @internal */
export async function packBundleSet(
  members: Array<{ digest: Digest; bytes: Uint8Array }>,
): Promise<Uint8Array> {
  const list = { version: VERSION, members: members.map(m => m.digest) };
  const archive = pack();
  // Times and owners would make another archive of the same members at every start.
  const entry = (path: string, content: string | Uint8Array) =>
    archive.entry(
      { name: path.slice(1), mtime: new Date(0) },
      Buffer.from(content),
    );
  entry(LIST, canonicalJson(list));
  for (const { digest, bytes } of members) entry(pathOf(digest), bytes);
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/**
 * The files of each member, in the order of the list. Whatever is missing, twice, beside the list or not what the list
 * says is refused: a set that has lost a member would allow what that member denies.
 * @internal
 */
export async function readMembers(
  files: Map<string, Uint8Array>,
  options: { hash: Hash; limits?: ArchiveLimits },
): Promise<Array<{ name: string; files: Map<string, Uint8Array> }>> {
  const { hash, limits = DEFAULT_ARCHIVE_LIMITS } = options;
  const digests = readList(files);
  const members = [];
  // What one member has taken is not there for the next: ten small archives unpack to no more than one.
  let { totalBytes } = limits;
  for (const digest of digests) {
    const name = pathOf(digest);
    try {
      const content = await readArchive(required(files, name), {
        ...limits,
        totalBytes,
      });
      if (isBundleSet(content)) {
        throw malformed('a set of bundles cannot be a member of another one');
      }
      if (digestOf(content, hash) !== digest) {
        throw malformed('the bundle is not the one that its name says');
      }
      totalBytes -= sizeOf(content);
      members.push({ name, files: content });
    } catch (error) {
      throw inBundle(name, error);
    }
  }
  return members;
}

function readList(files: Map<string, Uint8Array>): Digest[] {
  const parsed = listSchema.safeParse(json(files, LIST));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw malformed(
      `${LIST} is wrong at ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  const { members } = parsed.data;
  const expected = new Set([LIST, ...members.map(pathOf)]);
  if (expected.size !== members.length + 1) {
    throw malformed(`${LIST} names a bundle twice`);
  }
  const other = [...files.keys()].find(path => !expected.has(path));
  if (other !== undefined) throw malformed(`${LIST} does not name ${other}`);
  return members;
}

function sizeOf(files: Map<string, Uint8Array>): number {
  return [...files.values()].reduce((sum, file) => sum + file.byteLength, 0);
}

function pathOf(digest: Digest): string {
  return `/members/${digest.replace('sha256:', '')}.tar.gz`;
}

function malformed(message: string): EngineError {
  return new EngineError('bundle-malformed', message);
}
