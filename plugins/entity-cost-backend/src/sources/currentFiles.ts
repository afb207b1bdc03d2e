import { BillingSourceError } from '@backstage-guardrails/plugin-entity-cost-node';
import { z } from 'zod';

/** A file as a storage lists it. @internal */
export type ListedFile = {
  name: string;
  /** When it was written, in milliseconds. */
  modified: number;
};

/** A folder of one billing period, as AWS and Azure name it. */
const PERIOD = /^(?:\d{8}-\d{8}|billing_period=\d{4}-\d{2})$/i;

const manifestSchema = z.union([
  // Cost and Usage Report
  z.object({ reportKeys: z.array(z.string()) }).transform(at => at.reportKeys),
  // Data Exports
  z.object({ dataFiles: z.array(z.string()) }).transform(at => at.dataFiles),
  // exports of Azure
  z
    .object({ blobs: z.array(z.object({ blobName: z.string() })) })
    .transform(at => at.blobs.map(({ blobName }) => blobName)),
]);

/** @internal */
export function isManifest(name: string): boolean {
  return /(?:^|[-/])manifest\.json$/i.test(name);
}

/**
 * The files without those of older versions. A provider can be told to write a new version of a month beside those before
 * it; then the newest manifest of the month says which files are in force. To read all of them would count the month once
 * for each version.
 * @internal
 */
export async function currentFiles<File extends ListedFile>(options: {
  files: readonly File[];
  manifests: readonly ListedFile[];
  read: (manifest: string) => Promise<string>;
}): Promise<File[]> {
  const { files, manifests, read } = options;
  const present = new Map<string, Set<string>>();
  for (const place of files.flatMap(({ name }) => placeOf(name) ?? [])) {
    const within = present.get(place.period) ?? new Set();
    present.set(place.period, within.add(place.rest));
  }
  const inForce = new Map<string, ReadonlySet<string>>();
  for (const manifest of [...manifests].sort(newestFirst)) {
    const period = placeOf(manifest.name)?.period;
    const within = period === undefined ? undefined : present.get(period);
    if (period === undefined || !within || inForce.has(period)) continue;
    const listed = readManifest(manifest.name, await read(manifest.name));
    if (!listed) continue;
    const named = new Set(listed.flatMap(name => placeOf(name)?.rest ?? []));
    const missing = [...named].find(rest => !within.has(rest));
    if (missing !== undefined) {
      // a total without it would be a wrong total
      throw new BillingSourceError({
        code: 'source-changed',
        message: `the manifest ${manifest.name} names ${missing}, which is missing`,
      });
    }
    if (named.size > 0) inForce.set(period, named);
  }
  return files.filter(({ name }) => {
    const place = placeOf(name);
    return !place || (inForce.get(place.period)?.has(place.rest) ?? true);
  });
}

function newestFirst(a: ListedFile, b: ListedFile): number {
  return b.modified - a.modified || (a.name < b.name ? 1 : -1);
}

/** The names of a manifest; undefined if it is one of something else. */
function readManifest(name: string, text: string): string[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new BillingSourceError({
      code: 'source-changed',
      message: `the manifest ${name} is not JSON`,
    });
  }
  return manifestSchema.safeParse(json).data;
}

/** The folder of the billing period that a file is in, and where in it. */
function placeOf(name: string): { period: string; rest: string } | undefined {
  const parts = name.split('/');
  const at = parts.findLastIndex(part => PERIOD.test(part));
  if (at === -1 || at === parts.length - 1) return undefined;
  const folders = parts.slice(0, at + 1);
  // Data Exports keep manifests beside the data
  if (folders[at - 1] === 'metadata') folders[at - 1] = 'data';
  return { period: folders.join('/'), rest: parts.slice(at + 1).join('/') };
}
