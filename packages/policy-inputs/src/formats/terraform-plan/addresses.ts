/** `module.a["x.y"].module.b[0]` -> `module.a.module.b`: as the configuration names it. @internal */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.){0,2000}"|\d+)\]/g, '');
}

/** The address of something inside a module. @internal */
export function inModule(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}

const KEY = String.raw`\[(?:"(?:[^"\\]|\\.){0,2000}"|\d+)\]`;
const STEP = new RegExp(`${KEY}|[^.[\\]]+`, 'g');
const LAST_KEY = new RegExp(`${KEY}$`);
const LAST_MODULE = new RegExp(`(?:^|\\.)module\\.([\\w-]+)(${KEY})?$`);

/** `["a"]` of `aws_s3_bucket.main["a"]`; `''` without a key. @internal */
export function lastKey(address: string): string {
  return LAST_KEY.exec(address)?.[0] ?? '';
}

/** `module.a["x"].module.b[0]` is `b` with the key `[0]` in `module.a["x"]`; `undefined` of the root. @internal */
export function lastModule(
  address: string,
): { parent: string; name: string; key: string } | undefined {
  const found = LAST_MODULE.exec(address);
  return found
    ? {
        parent: address.slice(0, found.index),
        name: found[1],
        key: found[2] ?? '',
      }
    : undefined;
}

/** A reference with its steps: `aws_s3_bucket.main["a"].id` is `aws_s3_bucket`, `main`, `["a"]`, `id`. @internal */
export function stepsOf(reference: string): string[] {
  return reference.match(STEP) ?? [];
}
