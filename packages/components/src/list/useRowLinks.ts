import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';

/** What opens by itself; a click on it is not a click on the row. */
const ANSWERS = 'a, button, input, select, textarea, summary, label';

type RowElement = HTMLTableRowElement;

/**
 * Makes rows into links beside the links in them: a click anywhere on a row opens it, one row is in the order of Tab,
 * the arrows, Home and End go from row to row, and Enter opens. Gives the properties of the row at a place.
 * @internal
 */
export function useRowLinks(count: number): (row: {
  index: number;
  to: string;
}) => {
  tabIndex: number;
  onFocus: () => void;
  onClick: (event: MouseEvent<RowElement>) => void;
  onKeyDown: (event: KeyboardEvent<RowElement>) => void;
} {
  const navigate = useNavigate();
  const [focused, setFocused] = useState(0);
  const inOrder = focused < count ? focused : 0;
  return ({ index, to }) => ({
    tabIndex: index === inOrder ? 0 : -1,
    onFocus: () => setFocused(index),
    onClick: event => {
      if (isForRow(event)) navigate(to);
    },
    onKeyDown: event => {
      // A link or a button in the row has keys of its own.
      if (event.target !== event.currentTarget) return;
      if (event.key === 'Enter') {
        navigate(to);
        return;
      }
      const place = placeFor(event.key, { index, count });
      const row =
        place === undefined
          ? undefined
          : event.currentTarget.parentElement?.children[place];
      if (!(row instanceof HTMLElement)) return;
      // The page would scroll.
      event.preventDefault();
      row.focus();
    },
  });
}

function placeFor(
  key: string,
  { index, count }: { index: number; count: number },
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function isForRow(event: MouseEvent<RowElement>): boolean {
  const { target, currentTarget } = event;
  // A dialog that a row opened is outside of it in the document, and its clicks arrive here all the same.
  if (!(target instanceof Element) || !currentTarget.contains(target)) {
    return false;
  }
  // With these keys a browser opens links elsewhere; the link in the row does.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return false;
  }
  // Whoever selects text to copy it wants to stay.
  if (window.getSelection()?.toString()) return false;
  return target.closest(ANSWERS) === null;
}
