/** Names whose second occurrence in an object makes its meaning depend on who reads it. */
const meaningful = new Set([
  'status',
  'state',
  'outcome',
  'health',
  'healthy',
  'ok',
  'success',
  'aggregatedstatus',
  'initialized',
  'sealed',
  'components',
  'checks',
  'details',
  'entries',
  'results',
  'info',
  'error',
  'failures',
]);

type Container = { keys?: Set<string>; key: boolean };

/** What `JSON.parse` does not say about a text that it accepts. */
type JsonShape = {
  /** How many containers enclose the innermost value. */
  depth: number;
  /** Whether an object has a name that carries meaning twice, case apart. */
  ambiguous: boolean;
};

/**
 * Reads the structure of a valid JSON text once, from left to right, without recursion. RFC 8259 section 4 leaves open
 * which of two equal names counts, so a status given twice is no status.
 * @internal
 */
export function inspectJson(text: string): JsonShape {
  const open: Container[] = [];
  let depth = 0;
  let ambiguous = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    const inner = open[open.length - 1];
    if (character === '"') {
      const end = endOfString(text, at);
      if (inner?.keys && inner.key) {
        const name = nameOf(text.slice(at, end + 1));
        if (meaningful.has(name)) {
          ambiguous ||= inner.keys.has(name);
          inner.keys.add(name);
        }
        inner.key = false;
      }
      at = end;
    } else if (character === '{' || character === '[') {
      open.push({
        keys: character === '{' ? new Set() : undefined,
        key: true,
      });
      depth = Math.max(depth, open.length);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',' && inner) {
      inner.key = true;
    }
  }
  return { depth, ambiguous };
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function nameOf(literal: string): string {
  if (literal.length > 200) return '';
  const name = literal.includes('\\')
    ? String(JSON.parse(literal))
    : literal.slice(1, -1);
  return name.toLowerCase();
}
