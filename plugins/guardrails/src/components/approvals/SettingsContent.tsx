import { Link } from '@backstage/core-components';
import { Stack } from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Passkeys } from '../passkeys';
import { Delegations } from './Delegations';

/** The delegates of the signed-in person, and their passkeys. @internal */
export function SettingsContent() {
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <Stack>
      <Link to={links.approvals()}>{t('approvals.settings.back')}</Link>
      <Delegations />
      <Passkeys />
    </Stack>
  );
}
