import type { Page } from '@backstage-guardrails/plugin-guardrails-common';
import type { Remote } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { Loaded } from './Loaded';
import { Pager } from './Pager';

/** One page of a list with ways to the others, or what to do where there is nothing. @internal */
export function PagedList<T>(props: {
  remote: Remote<Page<T>>;
  /** `exceptions`. */
  of: string;
  cursor?: string;
  onCursor: (cursor: string | undefined) => void;
  empty: ReactNode;
  children: (items: T[], reload: () => void) => ReactNode;
}) {
  const { cursor, onCursor } = props;
  return (
    <Loaded remote={props.remote} of={props.of}>
      {({ items, nextCursor }, reload) => (
        <>
          {items.length ? props.children(items, reload) : props.empty}
          {(items.length > 0 || cursor) && (
            <Pager
              of={props.of}
              onFirst={cursor ? () => onCursor(undefined) : undefined}
              onNext={nextCursor ? () => onCursor(nextCursor) : undefined}
              onReload={reload}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
