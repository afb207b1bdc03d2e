import { Link } from '@backstage/core-components';
import {
  EmptyState,
  Loaded,
  Section,
  Stack,
  List,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { UndeliveredTable } from './UndeliveredTable';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** What receivers did not take, for whoever operates this. @internal */
export function UndeliveredContent() {
  const links = useLinks();
  const abilities = useGuardrails(['abilities'], (api, options) =>
    api.getAbilities(options),
  );
  const { t } = useTranslation();
  return (
    <Stack>
      <Link to={links.ledger()}>{t('undelivered.back')}</Link>
      <Loaded remote={abilities} of={t('undelivered.of.abilities')}>
        {({ manageAnnouncements }) =>
          manageAnnouncements ? (
            <UndeliveredList />
          ) : (
            <EmptyState title={t('undelivered.forbidden.title')}>
              {t('undelivered.forbidden.text')}
            </EmptyState>
          )
        }
      </Loaded>
    </Stack>
  );
}

function UndeliveredList() {
  const { t } = useTranslation();
  const list = useGuardrailsList({
    name: 'undelivered',
    filters: [],
    filter: () => undefined,
    load: (api, { limit, cursor }, options) =>
      api.listUndelivered({ limit, cursor }, options),
  });
  return (
    <Section title={t('undelivered.title')} note={t('undelivered.note')}>
      <List
        list={list}
        of={t('undelivered.of')}
        empty={
          <EmptyState title={t('undelivered.empty.title')}>
            {t('undelivered.empty.text')}
          </EmptyState>
        }
      >
        {(items, reload) => (
          <UndeliveredTable items={items} onChange={reload} />
        )}
      </List>
    </Section>
  );
}
