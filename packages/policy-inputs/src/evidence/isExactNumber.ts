const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** So few characters without an exponent are always held by a double to the last digit. */
const ALWAYS_EXACT = 15;

/**
 * Whether a double is the very number that was written: `0.1` is, because every tool writes that double so;
 * 9007199254740993 is not, because its double is that of 9007199254740992 too. White space, sign of zero and spelling
 * (`1.0`, `1e0`) make no other number. What is no JSON number at all is left to `JSON.parse`.
 * @internal
 */
export function isExactNumber(text: string): boolean {
  if (text.length <= ALWAYS_EXACT && !/[eE]/.test(text)) return true;
  const written = decimalOf(text);
  if (written === undefined) return true;
  const held = decimalOf(String(Math.abs(Number(text))));
  return (
    held !== undefined &&
    held.digits === written.digits &&
    held.exponent === written.exponent
  );
}

/** `digits` x 10^`exponent` without zeros at either end, so that equal numbers are equal. */
function decimalOf(
  text: string,
): { digits: string; exponent: number } | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, whole, fraction = '', exponent = '0'] = match;
  const all = `${whole}${fraction}`;
  let from = 0;
  while (from < all.length && all[from] === '0') from++;
  if (from === all.length) return { digits: '0', exponent: 0 };
  let to = all.length;
  while (all[to - 1] === '0') to--;
  return {
    digits: all.slice(from, to),
    exponent: Number(exponent) - fraction.length + (all.length - to),
  };
}
