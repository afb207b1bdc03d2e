import Typography from '@material-ui/core/Typography';
import { useTranslation } from '../translation';

/** Services count no further: one more says that there are more. */
const COUNTED = 1000;

/** How many rows there are on all pages, as far as they are counted. @internal */
export function TotalRows(props: { total?: number }) {
  const { total } = props;
  const { t } = useTranslation();
  if (total === undefined) return null;
  return (
    <Typography variant="body2" color="textSecondary">
      {total > COUNTED
        ? t('list.total.more', { value: COUNTED })
        : t('list.total', { value: total })}
    </Typography>
  );
}
