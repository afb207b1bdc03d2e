import { Link } from '@backstage/core-components';
import {
  EmptyState,
  useAbilities,
  useUndelivered,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks, useUrlState } from '../../routing';
import { Loaded } from '../common/Loaded';
import { PagedList } from '../common/PagedList';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { UndeliveredTable } from './UndeliveredTable';

/** What receivers did not take, for whoever operates this. @internal */
export function UndeliveredContent() {
  const links = useLinks();
  const abilities = useAbilities();
  return (
    <Stack>
      <Link to={links.ledger()}>Back to the ledger</Link>
      <Loaded remote={abilities} of="what you may do here">
        {({ manageAnnouncements }) =>
          manageAnnouncements ? (
            <List />
          ) : (
            <EmptyState title="This is for operators">
              It names things of all teams. Ask whoever runs this portal.
            </EmptyState>
          )
        }
      </Loaded>
    </Stack>
  );
}

function List() {
  const [params, change] = useUrlState();
  const cursor = params.get('cursor') ?? undefined;
  const undelivered = useUndelivered({ limit: 25, cursor });
  return (
    <Section
      title="Announcements that were not received"
      note="what a receiver did not take, oldest first"
    >
      <PagedList
        remote={undelivered}
        of="announcements"
        cursor={cursor}
        onCursor={next => change({ cursor: next })}
        empty={
          <EmptyState title="Everything was received">
            Whatever a receiver refuses is tried again for a while, and stays
            here until it is sent or removed with age.
          </EmptyState>
        }
      >
        {(items, reload) => (
          <UndeliveredTable items={items} onChange={reload} />
        )}
      </PagedList>
    </Section>
  );
}
