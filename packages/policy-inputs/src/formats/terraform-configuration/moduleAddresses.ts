import { blocks } from './blocks';
import type { ConfigurationFile } from './readFiles';

/**
 * Which folder is which module: follows local sources from the root. A folder nobody calls keeps its own
 * name, so that what stands in it is judged as well.
 * @internal
 */
export function moduleAddresses(files: ConfigurationFile[]): {
  addresses: Map<string, string>;
  /** Local modules that are called and were not handed in. */
  missing: { address: string; folder: string }[];
} {
  const folders = new Set(files.map(({ folder }) => folder));
  const addresses = new Map<string, string>([['', '']]);
  const missing: { address: string; folder: string }[] = [];
  const open = [''];
  for (const folder of open) {
    const parent = addresses.get(folder) ?? '';
    for (const file of files) {
      if (file.folder !== folder) continue;
      for (const { labels, body } of blocks(file.document.module, 1)) {
        const target = localFolder(folder, body.source);
        if (target === undefined || addresses.has(target)) continue;
        const address = `${parent === '' ? '' : `${parent}.`}module.${
          labels[0]
        }`;
        if (folders.has(target)) {
          addresses.set(target, address);
          open.push(target);
        } else missing.push({ address, folder: target });
      }
    }
  }
  for (const folder of folders) {
    if (!addresses.has(folder)) addresses.set(folder, `./${folder}`);
  }
  return { addresses, missing };
}

/** `a/b` + `../c` -> `a/c`; absent where the source is not local. Above the root it is a folder nobody handed in. */
function localFolder(folder: string, source: unknown): string | undefined {
  if (typeof source !== 'string' || !/^\.\.?(?:\/|$)/.test(source)) {
    return undefined;
  }
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of source.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
