/** The last part of an entity ref: searches break words at spaces and hyphens only, so it is not found within the ref. @internal */
export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
