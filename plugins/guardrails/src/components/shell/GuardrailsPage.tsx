import { Content, Header, Page, RoutedTabs } from '@backstage/core-components';
import { TabbedPage } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import {
  AccessRoutes,
  ApprovalsRoutes,
  ComplianceRoutes,
  DecisionsRoutes,
  ExceptionsRoutes,
  InsightsRoutes,
  LedgerRoutes,
  RulesRoutes,
  WhatIfRoutes,
} from './GuardrailsRoutes';

/** The plugin's page with its own header, for apps of the legacy frontend system. @internal */
export function GuardrailsPage() {
  const { t } = useTranslation();
  const routes = [
    {
      path: '/decisions',
      title: t('shell.tab.decisions'),
      children: <DecisionsRoutes />,
    },
    {
      path: '/compliance',
      title: t('shell.tab.compliance'),
      children: <ComplianceRoutes />,
    },
    {
      path: '/approvals',
      title: t('shell.tab.approvals'),
      children: <ApprovalsRoutes />,
    },
    {
      path: '/exceptions',
      title: t('shell.tab.exceptions'),
      children: <ExceptionsRoutes />,
    },
    {
      path: '/access',
      title: t('shell.tab.access'),
      children: <AccessRoutes />,
    },
    {
      path: '/rules',
      title: t('shell.tab.rules'),
      children: <RulesRoutes />,
    },
    {
      path: '/insights',
      title: t('shell.tab.insights'),
      children: <InsightsRoutes />,
    },
    {
      path: '/what-if',
      title: t('shell.tab.whatIf'),
      children: <WhatIfRoutes />,
    },
    {
      path: '/ledger',
      title: t('shell.tab.ledger'),
      children: <LedgerRoutes />,
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
