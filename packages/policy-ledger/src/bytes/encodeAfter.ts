// The global of every runtime, without the DOM types.
declare const TextEncoder: new () => {
  encodeInto(text: string, into: Uint8Array): { written: number };
};

const encoder = new TextEncoder();
const KEPT_BYTES = 65_536;
const kept = new Uint8Array(KEPT_BYTES);
/** What follows a prefix of so many bytes: making a view costs as much as encoding a short text. */
const behind: { [length: number]: Uint8Array } = {};

/**
 * Some bytes, and behind them a text in UTF-8, ready to be hashed. It saves two copies of every entry of a log.
 *
 * The result may be written over by the next call. That is safe where it is hashed at once: hashing here is
 * synchronous and keeps nothing of what it read.
 * @internal
 */
export function encodeAfter(prefix: Uint8Array, text: string): Uint8Array {
  // UTF-8 needs three bytes at most for what is one unit of a JavaScript string.
  const needed = prefix.length + text.length * 3;
  const fits = needed <= KEPT_BYTES;
  const buffer = fits ? kept : new Uint8Array(needed);
  buffer.set(prefix);
  const { written } = encoder.encodeInto(
    text,
    fits
      ? (behind[prefix.length] ??= kept.subarray(prefix.length))
      : buffer.subarray(prefix.length),
  );
  return buffer.subarray(0, prefix.length + written);
}
