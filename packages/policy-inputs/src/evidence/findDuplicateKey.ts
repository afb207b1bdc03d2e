import { pointer } from './pointer';

type Level = { names?: Set<string>; segment: string | number };

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;

/**
 * Pointer of the first member whose name its object already has. Runs only on valid JSON that is known
 * to have one, to tell where it is.
 * @internal
 */
export function findDuplicateKey(text: string): string {
  const levels: Level[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{') levels.push({ names: new Set(), segment: '' });
    else if (token === '[') levels.push({ segment: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') {
      if (level && typeof level.segment === 'number') level.segment += 1;
    } else if (token === ':' && level?.names) {
      const name = String(JSON.parse(previous));
      level.segment = name;
      if (level.names.has(name)) return pointer(levels.map(l => l.segment));
      level.names.add(name);
    }
    previous = token;
  }
  return '';
}
