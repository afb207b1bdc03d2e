import Button from '@material-ui/core/Button';
import { EmptyState, List, Section } from '@backstage-guardrails/components';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../common/isNotAllowed';
import { useGuardrailsList } from '../list/useGuardrailsList';
import { NoAccess } from './NoAccess';
import { StartWhatIf } from './StartWhatIf';
import { useFollow } from './useFollow';
import { WhatIfTable } from './WhatIfTable';

/** The what-ifs of the person, and a new one. @internal */
export function WhatIfsContent() {
  const links = useLinks();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [isStarting, setStarting] = useState(false);
  const list = useGuardrailsList({
    name: 'what-ifs',
    filters: [],
    filter: () => undefined,
    load: (api, { limit, cursor }, options) =>
      api.listWhatIfs({ limit, cursor }, options),
  });
  const { remote } = list;
  useFollow(
    remote,
    remote.status === 'ready' &&
      remote.value.items.some(({ state }) => state === 'running'),
  );
  if (remote.status === 'failed' && isNotAllowed(remote.error)) {
    return <NoAccess />;
  }
  return (
    <Section
      title={t('whatIf.list.title')}
      note={t('whatIf.list.note')}
      aside={
        <Button
          variant="contained"
          color="primary"
          onClick={() => setStarting(true)}
        >
          {t('whatIf.start.title')}
        </Button>
      }
    >
      <List
        list={list}
        of={t('whatIf.of.list')}
        empty={
          <EmptyState title={t('whatIf.list.empty.title')}>
            {t('whatIf.list.empty.text')}
          </EmptyState>
        }
      >
        {items => <WhatIfTable whatIfs={items} />}
      </List>
      {isStarting && (
        <StartWhatIf
          onStarted={id => navigate(links.whatIf(id))}
          onClose={() => setStarting(false)}
        />
      )}
    </Section>
  );
}
