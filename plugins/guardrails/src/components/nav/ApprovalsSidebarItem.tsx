import { SidebarItem } from '@backstage/core-components';
import Chip from '@material-ui/core/Chip';
import ApprovalsIcon from '@material-ui/icons/HowToRegOutlined';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

const COUNTED = 20;

/** Leads to the inbox, with how many requests wait for the signed-in person. @public */
export function ApprovalsSidebarItem() {
  const links = useLinks();
  const { t } = useTranslation();
  const waiting = useGuardrails(
    ['approvals', 'mine'],
    (api, options) =>
      api.listApprovals(
        { filter: { box: 'mine', state: ['open'] }, limit: COUNTED },
        options,
      ),
    { live: true },
  );
  // Where the count is not known none is shown; the inbox itself says what failed.
  const page = waiting.status === 'ready' ? waiting.value : { items: [] };
  const count = page.items.length;
  const text = page.nextCursor ? `${count}+` : `${count}`;
  return (
    <SidebarItem
      icon={ApprovalsIcon}
      to={links.approvals()}
      text={t('nav.approvals')}
      hasNotifications={count > 0}
    >
      {count > 0 && (
        <Chip
          size="small"
          color="primary"
          label={text}
          title={t('nav.waiting.title', { number: text })}
          style={{ margin: '0 8px' }}
        />
      )}
    </SidebarItem>
  );
}
