import { LedgerError } from '../errors';
import { assertIndex, assertSize, splitOf } from './size';

/** Entries from `start` up to but without `end`, whose hash is one node of the tree. @internal */
export type Span = { start: number; end: number };

/** The nodes that prove that an entry is in a tree, from the leaf up (RFC 6962, 2.1.1). @internal */
export function inclusionSpans(index: number, size: number): Span[] {
  assertIndex(index, size);
  const spans: Span[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      spans.unshift({ start: middle, end });
      end = middle;
    } else {
      spans.unshift({ start, end: middle });
      start = middle;
    }
  }
  return spans;
}

/** The nodes that prove that a tree begins with a smaller one (RFC 6962, 2.1.2). @internal */
export function consistencySpans(from: number, to: number): Span[] {
  assertSizes(from, to);
  if (from === 0 || from === to) return [];
  const spans: Span[] = [];
  let start = 0;
  let end = to;
  while (end !== from) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      spans.unshift({ start: middle, end });
      end = middle;
    } else {
      spans.unshift({ start, end: middle });
      start = middle;
    }
  }
  // A verifier knows the smaller root, so it is left out where it is itself a node.
  return start === 0 ? spans : [{ start, end }, ...spans];
}

/** @internal */
export function assertSizes(from: number, to: number): void {
  assertSize(from);
  assertSize(to);
  if (from > to) {
    throw new LedgerError({
      code: 'size-invalid',
      message: 'A tree cannot begin with a larger one.',
    });
  }
}
