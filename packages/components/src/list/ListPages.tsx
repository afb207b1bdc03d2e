import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ListPage } from './useList';
import { useTranslation } from '../translation';
import type { Remote } from '../remote/useRemote';
import { PageSize } from './PageSize';
import { TotalRows } from './TotalRows';
import type { Pages } from './usePages';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      paddingTop: theme.spacing(1.5),
    },
  }),
  { name: 'GuardrailsListPages' },
);

/** Leads to the pages of a list, also from one that could not be loaded. @public */
export function ListPages(props: {
  of: string;
  remote: Remote<ListPage<unknown>>;
  pages: Pages;
}) {
  const { remote, pages } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const page = remote.status === 'ready' ? remote : undefined;
  const next = page?.value.nextCursor;
  if (!pages.cursor && !page?.value.items.length && !next) return null;
  // While a page loads its buttons do nothing and stay on: a button that goes off loses the focus of the keyboard.
  const loading = remote.status === 'loading';
  return (
    <nav
      className={classes.root}
      aria-label={t('list.pages.label', { what: props.of })}
    >
      <TotalRows total={page?.value.total} moreNames={page?.value.moreNames} />
      <PageSize />
      <Button size="small" disabled={!loading && !page} onClick={page?.reload}>
        {t('list.pages.reload')}
      </Button>
      <Button size="small" disabled={!pages.first} onClick={pages.first}>
        {t('list.pages.first')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        disabled={!pages.previous}
        onClick={pages.previous}
      >
        {t('list.pages.previous')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        disabled={!loading && !next}
        onClick={next ? () => pages.next(next) : undefined}
      >
        {t('list.pages.next')}
      </Button>
    </nav>
  );
}
