import { parseEntityRef } from '@backstage/catalog-model';

const KNOWN_KINDS =
  /^(user|group|component|resource|system|domain|api|template|location):/i;

/** Whether a reference can be shown as a link into the catalog: `plugin:scaffolder` looks like one and is not. @internal */
export function isCatalogRef(reference: string): boolean {
  if (!KNOWN_KINDS.test(reference)) return false;
  try {
    parseEntityRef(reference);
    return true;
  } catch {
    return false;
  }
}
