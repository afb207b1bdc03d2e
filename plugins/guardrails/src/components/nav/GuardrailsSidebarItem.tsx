import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import GuardrailsIcon from '@material-ui/icons/VerifiedUserOutlined';
import { useLocation } from 'react-router-dom';
import { rootRouteRef, useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** Leads to the pages of the plugin; goes with `ApprovalsSidebarItem`, which alone is current on the inbox. @public */
export function GuardrailsSidebarItem() {
  const root = useRouteRef(rootRouteRef);
  const inbox = useLinks().approvals();
  const { pathname } = useLocation();
  const { t } = useTranslation();
  const inInbox = pathname === inbox || pathname.startsWith(`${inbox}/`);
  return (
    <SidebarItem
      icon={GuardrailsIcon}
      to={root()}
      text={t('nav.guardrails')}
      end={inInbox}
    />
  );
}
