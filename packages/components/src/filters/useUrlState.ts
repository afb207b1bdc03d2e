import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * State that lives in the address, so that it survives a reload and can be sent to a colleague.
 * An empty value is left out of the address. `remember` is kept with the entry of the browser's history; with `replace`
 * there is no new entry.
 * @public
 */
export function useUrlState(): [
  URLSearchParams,
  (
    changes: Record<string, string | undefined>,
    entry?: { remember?: object; replace?: boolean },
  ) => void,
] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (
      changes: Record<string, string | undefined>,
      entry: { remember?: object; replace?: boolean } = {},
    ) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { state: entry.remember, replace: entry.replace },
      ),
    [setParams],
  );
  return [params, change];
}
