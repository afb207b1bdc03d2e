/** How many members all objects of a document have together. Iterative, so that nesting costs no stack. @internal */
export function countMembers(document: object): number {
  let counted = 0;
  const open: object[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const items: unknown[] = Object.values(node);
    if (!Array.isArray(node)) counted += items.length;
    for (const item of items) {
      if (typeof item === 'object' && item !== null) open.push(item);
    }
  }
  return counted;
}
