import { useUrlState } from './useUrlState';

/**
 * The value of one filter in the address, and its change, which leads back to the first page. A change that `replaces`
 * the last one is no step of its own for the browser's Back.
 * @public
 */
export function useFilter(
  name: string,
): [string, (value: string, options?: { replaces?: boolean }) => void] {
  const [params, change] = useUrlState();
  return [
    params.get(name) ?? '',
    (value, options) =>
      change(
        { [name]: value || undefined, cursor: undefined },
        { replace: options?.replaces },
      ),
  ];
}
