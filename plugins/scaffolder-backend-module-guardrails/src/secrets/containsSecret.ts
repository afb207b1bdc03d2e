/** Shorter texts stand in every second line. */
const WHOLE = 4;
const PART = 8;

/** Whether a text is one of the secrets, or holds one that is long enough to be no coincidence. @internal */
export function containsSecret(
  text: string,
  secrets: Iterable<string>,
): boolean {
  for (const secret of secrets) {
    if (secret.length >= WHOLE && text === secret) return true;
    if (secret.length >= PART && text.includes(secret)) return true;
  }
  return false;
}
