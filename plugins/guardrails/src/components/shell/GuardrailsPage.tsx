import { Header, Page, RoutedTabs } from '@backstage/core-components';
import {
  AccessRoutes,
  ApprovalsRoutes,
  DecisionsRoutes,
  ExceptionsRoutes,
  LedgerRoutes,
  RulesRoutes,
} from './GuardrailsRoutes';

const routes = [
  { path: '/decisions', title: 'Decisions', children: <DecisionsRoutes /> },
  { path: '/approvals', title: 'Approvals', children: <ApprovalsRoutes /> },
  { path: '/exceptions', title: 'Exceptions', children: <ExceptionsRoutes /> },
  { path: '/access', title: 'Access', children: <AccessRoutes /> },
  { path: '/rules', title: 'Rules', children: <RulesRoutes /> },
  { path: '/ledger', title: 'Ledger', children: <LedgerRoutes /> },
];

/** The plugin's page with its own header, for apps of the legacy frontend system. @internal */
export function GuardrailsPage() {
  return (
    <Page themeId="tool">
      <Header
        title="Guardrails"
        subtitle="What was decided, why, and by which rules"
      />
      <RoutedTabs routes={routes} />
    </Page>
  );
}
