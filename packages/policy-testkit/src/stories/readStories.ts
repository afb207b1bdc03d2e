import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { type Story, storySchema } from './storySchema';

// eslint-disable-next-line no-restricted-syntax -- a private package that is only ever run from the checkout
const committed = resolve(__dirname, '../../stories');

/** Every story of the project by its path, checked. @public */
export function readStories(
  folder: string = committed,
): Array<{ path: string; story: Story }> {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const file = join(folder, name);
      const parsed = storySchema.safeParse(parse(readFileSync(file, 'utf8')));
      if (!parsed.success) {
        throw new TypeError(
          `${relative(folder, file)}: ${parsed.error.message}`,
        );
      }
      return { path: name, story: parsed.data };
    });
}
