import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useUrlState } from '../filters/useUrlState';
import { useTranslation } from '../translation';
import { pageSizes } from './pageSizes';
import { usePageSize } from './usePageSize';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      fontSize: theme.typography.body2.fontSize,
      color: theme.palette.text.secondary,
    },
    select: {
      minHeight: 28,
      font: 'inherit',
      color: theme.palette.text.primary,
      background: theme.palette.background.paper,
      border: `1px solid ${theme.palette.text.secondary}`,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'GuardrailsPageSize' },
);

/** Chooses how many rows a page has, from the first page on. @internal */
export function PageSize() {
  const [, change] = useUrlState();
  const size = usePageSize();
  const classes = useStyles();
  const id = useId();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <label htmlFor={id}>{t('list.pages.size')}</label>
      <select
        id={id}
        className={classes.select}
        value={size}
        onChange={({ target }) =>
          change({ size: target.value, cursor: undefined })
        }
      >
        {pageSizes.map(rows => (
          <option key={rows}>{rows}</option>
        ))}
      </select>
    </div>
  );
}
