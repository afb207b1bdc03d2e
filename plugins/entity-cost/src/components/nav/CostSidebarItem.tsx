import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import CostIcon from '@material-ui/icons/DonutLargeOutlined';
import { rootRouteRef } from '../../routing';
import { useTranslation } from '../../translation';

/** Leads to the page with costs, for the sidebar of an app. @public */
export function CostSidebarItem() {
  const root = useRouteRef(rootRouteRef);
  const { t } = useTranslation();
  return <SidebarItem icon={CostIcon} to={root()} text={t('nav.cost')} />;
}
