import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useUrlState } from '../filters/useUrlState';
import { pageSizeOf } from './pageSizes';

/** Rows of a page of this list on this screen. @internal */
export function usePageSize(): number {
  const [params] = useUrlState();
  // Known at once, so that no list is loaded twice.
  const phone = useMediaQuery(useTheme().breakpoints.down('xs'), {
    noSsr: true,
  });
  return pageSizeOf(params, phone ? 'phone' : 'wide');
}
