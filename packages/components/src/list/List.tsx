import Button from '@material-ui/core/Button';
import type { ReactNode } from 'react';
import { useTranslation } from '../translation';
import { Notice } from '../layout/Notice';
import { EmptyState } from '../remote/EmptyState';
import { Loaded } from '../remote/Loaded';
import { ListPages } from './ListPages';
import type { ListState } from './useList';

/** One page of a list with ways to the others; what to do where there is nothing or where it failed. @public */
export function List<Item>(props: {
  list: ListState<unknown, Item>;
  /** `exceptions`. */
  of: string;
  /** What to say where filters leave nothing; needed where the list has filters. */
  noMatch?: string;
  empty: ReactNode;
  children: (items: Item[], reload: () => void) => ReactNode;
}) {
  const { remote, pages, clear } = props.list;
  const { t } = useTranslation();
  const nothing = (more: boolean) => {
    // The service ends a page that looked at many rows and found none.
    if (more) {
      return (
        <EmptyState title={t('list.further.title')}>
          {t('list.further.text')}
        </EmptyState>
      );
    }
    if (pages.cursor) return <EmptyState title={t('list.nothing')} />;
    return clear && props.noMatch ? (
      <EmptyState
        title={props.noMatch}
        action={
          <Button variant="outlined" onClick={clear}>
            {t('list.clear')}
          </Button>
        }
      />
    ) : (
      props.empty
    );
  };
  return (
    <>
      <Loaded remote={remote} of={props.of}>
        {({ items, moreNames, nextCursor }, reload) => (
          <>
            {moreNames && <Notice tone="caution">{t('list.moreNames')}</Notice>}
            {items.length
              ? props.children(items, reload)
              : nothing(nextCursor !== undefined)}
          </>
        )}
      </Loaded>
      <ListPages of={props.of} remote={remote} pages={pages} />
    </>
  );
}
