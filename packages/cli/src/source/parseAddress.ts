/** A resource's address without the keys of its instances. @internal */
export type Address = {
  /** Names of the module calls that lead to it, from the root. */
  modules: string[];
  kind: 'resource' | 'data';
  type: string;
  name: string;
};

/** Reads `module.a["x"].data.TYPE.NAME[0]`; `undefined` for what is no address of a resource. @internal */
export function parseAddress(address: string): Address | undefined {
  const names = segmentsOf(address);
  const modules: string[] = [];
  while (names[0] === 'module' && names.length > 2) {
    modules.push(names[1]);
    names.splice(0, 2);
  }
  const kind = names[0] === 'data' ? 'data' : 'resource';
  if (kind === 'data') names.shift();
  if (names.length !== 2 || names[0] === 'module') return undefined;
  const [type, name] = names;
  return { modules, kind, type, name };
}

/** Names between dots; keys in brackets can hold dots and brackets, in quotation marks. */
function segmentsOf(address: string): string[] {
  const segment =
    /([\p{L}_][\p{L}\p{N}_-]*)((?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?)(\.|$)/uy;
  const names: string[] = [];
  while (segment.lastIndex < address.length) {
    const at = segment.lastIndex;
    const match = segment.exec(address);
    if (!match) return [];
    names.push(match[1]);
    if (segment.lastIndex === at) return [];
  }
  return names;
}
