import { posix } from 'node:path';
import { entryOf, type Found, topBlock } from './blocks';
import { type Address, parseAddress } from './parseAddress';
import type { Source, SourceFile } from './readSource';

/** Where a resource or its attribute is written. @internal */
export type Place = { path: string; line: number };

/** Finds where a finding's resource is written. @internal */
export type Locate = (finding: {
  resource: string;
  path: string;
}) => Place | undefined;

/**
 * Finds the line of a resource's attribute by the text of its module, or of the resource where the attribute is not
 * written there. Modules are followed where they are folders below the source; one from a registry has no line here.
 * @internal
 */
export function createLocate(source: Source): Locate {
  const places = new Map<string, Place | undefined>();
  return ({ resource, path }) => {
    const address = parseAddress(resource);
    if (!address) return undefined;
    // Instances of one resource are written at one place.
    const key = JSON.stringify([address, path]);
    if (!places.has(key)) places.set(key, placeOf(source, address, path));
    return places.get(key);
  };
}

function placeOf(
  source: Source,
  { modules, kind, type, name }: Address,
  path: string,
): Place | undefined {
  const folder = modules.reduce<string | undefined>(
    (parent, call) =>
      parent === undefined ? undefined : folderOf(source, parent, call),
    '',
  );
  if (folder === undefined) return undefined;
  for (const file of source.folders.get(folder) ?? []) {
    const block = topBlock(file, kind, [type, name]);
    if (!block) continue;
    const { at } = deepest(file, block, segmentsOf(path));
    return {
      path: posix.join(source.folder.replaceAll('\\', '/'), file.path),
      line: lineAt(file.text, at),
    };
  }
  return undefined;
}

/** The folder that a module call names; one outside of the source is not known. */
function folderOf(
  source: Source,
  parent: string,
  name: string,
): string | undefined {
  for (const file of source.folders.get(parent) ?? []) {
    const call = topBlock(file, 'module', [name]);
    const named = call?.body && entryOf(file, call.body, 'source');
    if (!named) continue;
    const written = /=[ \t]*"(\.\.?\/[^"\n]*)"/y;
    written.lastIndex = file.masked.indexOf('=', named.at);
    const [, path] = written.exec(file.text) ?? [];
    if (path === undefined) return undefined;
    const folder = posix.join(parent, path).replace(/\/$/, '');
    const known = folder === '.' ? '' : folder;
    return source.folders.has(known) ? known : undefined;
  }
  return undefined;
}

/** As deep as the path is written out; a value can be computed, or come from a variable. */
function deepest(
  file: SourceFile,
  block: Found,
  segments: readonly (string | number)[],
): Found {
  let found = block;
  for (const segment of segments) {
    if (typeof segment === 'number') continue;
    if (!found.body) break;
    const entry = entryOf(file, found.body, segment);
    if (!entry) break;
    found = entry;
  }
  return found;
}

/** `ingress[0].cidr_blocks[1]` and `tags["cost-center"]` as names and numbers. */
function segmentsOf(path: string): (string | number)[] {
  const segment = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g;
  return [...path.matchAll(segment)].map(([, key, index, name]) =>
    index === undefined ? name ?? key.replace(/\\(.)/g, '$1') : Number(index),
  );
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
