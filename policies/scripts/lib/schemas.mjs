import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Every resource type of the files: its paths, without numbers of elements, with their flags. */
export function readSchemas(folder, files = ['aws', 'azurerm', 'google']) {
  const types = new Map();
  for (const file of files) {
    let type;
    for (const line of gunzipSync(readFileSync(join(folder, `${file}.txt.gz`)))
      .toString('utf8')
      .split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      if (line.startsWith(' ')) {
        const [path, flags] = line.slice(1).split(' ');
        type.set(path, flags);
      } else {
        type = new Map();
        types.set(line, type);
      }
    }
  }
  return types;
}
