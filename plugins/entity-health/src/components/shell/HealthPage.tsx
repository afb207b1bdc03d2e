import { Content, Header, Page, RoutedTabs } from '@backstage/core-components';
import { TabbedPage } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { IncidentsContent } from '../incidents';
import { MaintenanceContent } from '../maintenance';
import { EndpointsContent } from '../page';
import { WallContent } from '../wall';

/** The plugin's page with its own header, for apps of the legacy frontend system. @internal */
export function HealthPage() {
  const { t } = useTranslation();
  const routes = [
    {
      path: '/endpoints',
      title: t('shell.tab.endpoints'),
      children: <EndpointsContent />,
    },
    {
      path: '/incidents',
      title: t('shell.tab.incidents'),
      children: <IncidentsContent />,
    },
    {
      path: '/maintenance',
      title: t('shell.tab.maintenance'),
      children: <MaintenanceContent />,
    },
    {
      path: '/wall',
      title: t('shell.tab.wall'),
      children: <WallContent />,
    },
  ];
  return (
    <Page themeId="tool">
      <Header title={t('shell.title')} subtitle={t('shell.subtitle')} />
      <TabbedPage
        tabs={routes.map(({ path }) => path.slice(1))}
        layout={notFound => <Content>{notFound}</Content>}
      >
        <RoutedTabs routes={routes} />
      </TabbedPage>
    </Page>
  );
}
