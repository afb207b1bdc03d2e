import Typography from '@material-ui/core/Typography';
import { type Translate, useTranslation } from '../translation';

/** Services count no further: one more says that there are more. */
const COUNTED = 1000;

/** How many rows there are on all pages, as far as they are counted. @internal */
export function TotalRows(props: {
  total?: number;
  /** More names begin with the text of a search than were searched, so there may be more rows. */
  moreNames?: boolean;
}) {
  const { total, moreNames } = props;
  const { t } = useTranslation();
  if (total === undefined) return null;
  return (
    <Typography variant="body2" color="textSecondary">
      {describe(t, total, moreNames)}
    </Typography>
  );
}

function describe(t: Translate, total: number, moreNames?: boolean): string {
  if (total > COUNTED) return t('list.total.more', { value: COUNTED });
  return moreNames
    ? t('list.total.least', { value: total })
    : t('list.total', { value: total });
}
