import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { computeDigest } from './computeDigest';

/** What a template fetches and renders is far below; more is refused, never passed over. */
const ENTRIES = 20_000;
const BYTES = 512 * 1024 * 1024;

type Budget = { entries: number; bytes: number; signal?: AbortSignal };

/**
 * One digest over everything in a folder: names, contents, permissions, and where links point.
 * Links are not followed, so nothing outside of the folder is read.
 *
 * @throws GuardrailsError where the folder is too large or holds what is neither file, folder nor link
 * @internal
 */
export async function digestFolder(
  folder: string,
  options: { signal?: AbortSignal; entries?: number; bytes?: number } = {},
): Promise<Digest> {
  const { signal, entries = ENTRIES, bytes = BYTES } = options;
  const budget = { entries, bytes, signal };
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines: string[] = [];
  for (const item of found) lines.push(await describe(folder, item, budget));
  return computeDigest(JSON.stringify(lines.sort()));
}

async function describe(
  folder: string,
  item: Dirent,
  budget: Budget,
): Promise<string> {
  budget.signal?.throwIfAborted();
  budget.entries -= 1;
  if (budget.entries < 0) throw tooLarge();
  const file = path.join(item.parentPath, item.name);
  const name = path.relative(folder, file);
  if (item.isDirectory()) return JSON.stringify([name, 'folder']);
  if (item.isSymbolicLink()) {
    return JSON.stringify([name, 'link', await readlink(file)]);
  }
  if (!item.isFile()) {
    throw refused(`${name} is neither a file, a folder nor a link.`);
  }
  const { mode } = await lstat(file);
  const permissions = (mode % 0o1000).toString(8);
  return JSON.stringify([name, permissions, await hashFile(file, budget)]);
}

/** Counts what is read, not what was announced: a file can grow meanwhile. */
async function hashFile(file: string, budget: Budget): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    budget.bytes -= chunk.length;
    if (budget.bytes < 0) throw tooLarge();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

function tooLarge(): GuardrailsError {
  return refused('The workspace of the task is too large to be compared.');
}

function refused(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'grant-binding', message });
}
