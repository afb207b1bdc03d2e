import { parseEntityRef } from '../../base/refs';

/**
 * The one spelling of an entity ref, or nothing where it is none. Only plain letters pass, so no two refs
 * that look alike are told apart and none that are told apart look alike.
 * @internal
 */
export function personRef(ref: string): string | undefined {
  // Before letters are made small: some that are not plain become plain by it.
  if (!/^[ -~]*$/.test(ref)) return undefined;
  return parseEntityRef(ref, 'user');
}
