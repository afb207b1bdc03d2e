import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Loaded, SafeText } from '@backstage-guardrails/components';
import type { EndpointHealth } from '@backstage-guardrails/plugin-entity-health-common';
import { useState } from 'react';
import { useHealth } from '../../hooks';
import { useTranslation } from '../../translation';
import { worstFirst } from '../status';
import { HistoryStrip } from './HistoryStrip';

/** The last 24 hours of the worst endpoint, once they are wanted: until then the card is one request. @internal */
export function RecentHistory(props: { endpoints: readonly EndpointHealth[] }) {
  const [open, setOpen] = useState(false);
  const { t } = useTranslation();
  const [worst] = [...props.endpoints].sort(
    (a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status),
  );
  return open ? (
    <LoadedStrip endpoint={worst} />
  ) : (
    <div>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {t('card.strip.show')}
      </Button>
    </div>
  );
}

function LoadedStrip(props: { endpoint: EndpointHealth }) {
  const { id, name } = props.endpoint;
  const { t } = useTranslation();
  const history = useHealth(['history', id, '24h'], (api, options) =>
    api.getEndpointHistory(id, { range: '24h' }, options),
  );
  return (
    <Loaded remote={history} of={t('card.strip.of')}>
      {({ buckets, until }) => (
        <div>
          <Typography variant="caption" component="p">
            {t('card.strip.endpoint', { name: <SafeText>{name}</SafeText> })}
          </Typography>
          <HistoryStrip buckets={buckets} until={Date.parse(until)} />
        </div>
      )}
    </Loaded>
  );
}
