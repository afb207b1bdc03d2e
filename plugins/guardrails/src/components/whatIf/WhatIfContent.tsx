import { Link } from '@backstage/core-components';
import { Loaded, Stack } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../common/isNotAllowed';
import { NoAccess } from './NoAccess';
import { useFollow } from './useFollow';
import { WhatIfView } from './WhatIfView';

/** One what-if: how far it is, and what came of it. @internal */
export function WhatIfContent() {
  const { id = '' } = useParams();
  const links = useLinks();
  const { t } = useTranslation();
  const whatIf = useGuardrails(['what-if', id], (api, options) =>
    api.getWhatIf(id, options),
  );
  useFollow(
    whatIf,
    whatIf.status === 'ready' && whatIf.value.state === 'running',
  );
  if (whatIf.status === 'failed' && isNotAllowed(whatIf.error)) {
    return <NoAccess />;
  }
  return (
    <Stack>
      <Link to={links.whatIfs()}>{t('whatIf.back')}</Link>
      <Loaded
        remote={whatIf}
        of={t('whatIf.of')}
        absent={{
          title: t('whatIf.absent.title'),
          children: t('whatIf.absent.text'),
        }}
      >
        {(value, reload) => <WhatIfView whatIf={value} onChange={reload} />}
      </Loaded>
    </Stack>
  );
}
