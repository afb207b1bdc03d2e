/** A string, a sign, or a number or name. */
const TOKEN = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The line on which a member of a JSON text is named; the text has been parsed before. @internal */
export function lineOf(text: string, path: string[]): number | undefined {
  const open: { isObject: boolean; key?: string }[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') open.push({ isObject: token === '{' });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && inner) inner.key = undefined;
    else if (inner?.isObject && inner.key === undefined) {
      inner.key = JSON.parse(token);
      if (isAt(open, path)) {
        return text.slice(0, index).split('\n').length;
      }
    }
  }
  return undefined;
}

function isAt(open: { key?: string }[], path: string[]): boolean {
  return (
    open.length === path.length &&
    open.every(({ key }, depth) => key === path[depth])
  );
}
