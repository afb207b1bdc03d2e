import { Content, Header, Page, RoutedTabs } from '@backstage/core-components';
import { TabbedPage } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import {
  BudgetsRoutes,
  LoadsRoutes,
  MonthRoutes,
  RulesRoutes,
} from './CostRoutes';

/** The plugin's page with its own header, for apps of the legacy frontend system. @internal */
export function CostPage() {
  const { t } = useTranslation();
  const routes = [
    {
      path: '/month',
      title: t('shell.tab.month'),
      children: <MonthRoutes />,
    },
    {
      path: '/budgets',
      title: t('shell.tab.budgets'),
      children: <BudgetsRoutes />,
    },
    {
      path: '/rules',
      title: t('shell.tab.rules'),
      children: <RulesRoutes />,
    },
    {
      path: '/loads',
      title: t('shell.tab.loads'),
      children: <LoadsRoutes />,
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
