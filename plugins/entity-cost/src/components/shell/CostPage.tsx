import { Header, Page, RoutedTabs } from '@backstage/core-components';
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
  return (
    <Page themeId="tool">
      <Header title={t('shell.title')} subtitle={t('shell.subtitle')} />
      <RoutedTabs
        routes={[
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
        ]}
      />
    </Page>
  );
}
