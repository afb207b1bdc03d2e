import { Link } from '@backstage/core-components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** The way to what receivers did not take, for whoever may see it. @internal */
export function OperatorsLink() {
  const links = useLinks();
  const { t } = useTranslation();
  const abilities = useGuardrails(['abilities'], (api, options) =>
    api.getAbilities(options),
  );
  return abilities.status === 'ready' && abilities.value.manageAnnouncements ? (
    <Link to={links.undelivered()}>{t('ledger.head.undelivered')}</Link>
  ) : null;
}
