import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import HealthIcon from '@material-ui/icons/FavoriteBorder';
import { rootRouteRef } from '../../routing';
import { useTranslation } from '../../translation';

/** Leads to the page *Health*, for sidebars of the legacy frontend system. @public */
export function HealthSidebarItem() {
  const root = useRouteRef(rootRouteRef);
  const { t } = useTranslation();
  return <SidebarItem icon={HealthIcon} to={root()} text={t('shell.title')} />;
}
