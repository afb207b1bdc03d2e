import { useUrlState } from './useUrlState';

/** The value of one filter in the address, and its change, which leads back to the first page. @public */
export function useFilter(name: string): [string, (value: string) => void] {
  const [params, change] = useUrlState();
  return [
    params.get(name) ?? '',
    value => change({ [name]: value || undefined, cursor: undefined }),
  ];
}
