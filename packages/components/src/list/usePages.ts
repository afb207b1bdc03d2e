import { useLocation } from 'react-router-dom';
import { useUrlState } from '../filters/useUrlState';

/** Ways from one page of a list to the others; a way that is missing leads nowhere. @public */
export type Pages = {
  cursor?: string;
  first?: () => void;
  previous?: () => void;
  next: (cursor: string) => void;
};

/**
 * The page of a list that the address names. The service names only the page that follows, so the entries of the
 * browser's history keep the cursors of the pages before: they survive a reload. An address that was sent to a colleague
 * has none, and leads back to the first page alone.
 * @public
 */
export function usePages(): Pages {
  const [params, change] = useUrlState();
  const { state } = useLocation();
  const cursor = params.get('cursor') ?? undefined;
  const before = readBefore(state);
  const last = before.at(-1);
  return {
    cursor,
    first: cursor ? () => change({ cursor: undefined }) : undefined,
    previous:
      cursor && last !== undefined
        ? () =>
            change(
              { cursor: last },
              { remember: { before: before.slice(0, -1) } },
            )
        : undefined,
    next: following =>
      change(
        { cursor: following },
        { remember: { before: [...before, cursor ?? ''] } },
      ),
  };
}

/** Cursors of the pages before, nearest last. Another page may have left anything in the history. */
function readBefore(state: unknown): string[] {
  if (typeof state !== 'object' || state === null || !('before' in state)) {
    return [];
  }
  const { before } = state;
  return Array.isArray(before) && before.every(c => typeof c === 'string')
    ? before
    : [];
}
