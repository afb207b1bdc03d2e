/** `module.a["x.y"].module.b[0]` -> `module.a.module.b`: as the configuration names it. @internal */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.){0,2000}"|\d+)\]/g, '');
}

/** The address of something inside a module. @internal */
export function inModule(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}
