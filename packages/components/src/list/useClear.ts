import { CLEARED } from '../filters/cleared';
import { useUrlState } from '../filters/useUrlState';

/** Takes the filters of a list out of the address; absent where none is set. @internal */
export function useClear(filters: readonly string[]): (() => void) | undefined {
  const [params, change] = useUrlState();
  if (!filters.some(name => params.has(name))) return undefined;
  return () =>
    change(
      Object.fromEntries([...filters, 'cursor'].map(name => [name, undefined])),
      { remember: CLEARED },
    );
}
