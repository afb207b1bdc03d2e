import { LedgerError } from '../errors';

/** Sizes come from notes and receipts of strangers: whole numbers that a double holds exactly, or refused. @internal */
export function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new LedgerError({
      code: 'size-invalid',
      message: 'The size of a tree is a whole number from 0 to 2^53-1.',
    });
  }
}

/** @internal */
export function assertIndex(index: number, size: number): void {
  assertSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new LedgerError({
      code: 'index-invalid',
      message: 'The index is not one of a tree of this size.',
    });
  }
}

// Bit operators of JavaScript cut to 32 bits, so all of these divide and multiply: exact up to 2^53.

/** @internal */
export function half(value: number): number {
  return Math.floor(value / 2);
}

/** @internal */
export function isOdd(value: number): boolean {
  return value % 2 === 1;
}

/** The largest power of two smaller than the size, where a tree of two or more entries splits. @internal */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The exponent where the value is a power of two. @internal */
export function exponentOf(value: number): number | undefined {
  let exponent = 0;
  for (let rest = value; rest > 1; rest /= 2) {
    if (isOdd(rest)) return undefined;
    exponent += 1;
  }
  return value >= 1 ? exponent : undefined;
}
