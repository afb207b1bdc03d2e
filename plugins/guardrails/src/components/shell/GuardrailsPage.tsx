import { Header, Page, RoutedTabs } from '@backstage/core-components';
import {
  ApprovalsRoutes,
  DecisionsRoutes,
  RulesRoutes,
} from './GuardrailsRoutes';

/** The plugin's page with its own header, for apps of the legacy frontend system. @internal */
export function GuardrailsPage() {
  return (
    <Page themeId="tool">
      <Header
        title="Guardrails"
        subtitle="What was decided, why, and by which rules"
      />
      <RoutedTabs
        routes={[
          {
            path: '/decisions',
            title: 'Decisions',
            children: <DecisionsRoutes />,
          },
          {
            path: '/approvals',
            title: 'Approvals',
            children: <ApprovalsRoutes />,
          },
          { path: '/rules', title: 'Rules', children: <RulesRoutes /> },
        ]}
      />
    </Page>
  );
}
