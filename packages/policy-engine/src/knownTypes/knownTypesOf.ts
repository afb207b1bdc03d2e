import { type Bundle, membersOf } from '../bundle';
import { KnownTypes } from './KnownTypes';

const known = new WeakMap<Bundle, KnownTypes>();

/** Made once for a bundle, which never changes. @internal */
export function knownTypesOf(bundle: Bundle): KnownTypes {
  const found = known.get(bundle) ?? new KnownTypes(membersOf(bundle));
  known.set(bundle, found);
  return found;
}
