/**
 * Pages, entity tabs and form fields of Guardrails, for apps of the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendPlugin,
  PageBlueprint,
  PageLayout,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import GuardrailsIcon from '@material-ui/icons/VerifiedUserOutlined';
import { TabbedPage } from '@backstage-guardrails/components';
import { guardrailsApiFactory } from '@backstage-guardrails/plugin-guardrails-react';
import { SubPage } from './components/shell/SubPage';
import {
  approvalRouteRef,
  decisionRouteRef,
  entityComplianceRouteRef,
  exceptionRouteRef,
  findingRouteRef,
  leaseRouteRef,
  rootRouteRef,
  ruleRouteRef,
  taskRouteRef,
  templateRouteRef,
} from './routing';

const { reactElement, routePath, title } = coreExtensionData;

const api = ApiBlueprint.make({
  params: define => define(guardrailsApiFactory),
});

const page = PageBlueprint.makeWithOverrides({
  factory(original, { config, inputs }) {
    const face = {
      title: config.title ?? 'Guardrails',
      icon: <GuardrailsIcon />,
    };
    const output = original({
      path: '/guardrails',
      routeRef: rootRouteRef,
      ...face,
    });
    const tabs = inputs.pages.map(tab => {
      const href = tab.get(routePath);
      return { id: href, href, label: tab.get(title) ?? href };
    });
    return [
      ...[...output].filter(({ id }) => id !== reactElement.id),
      reactElement(
        <TabbedPage
          tabs={tabs.map(({ href }) => href)}
          layout={notFound => (
            <PageLayout {...face} tabs={tabs}>
              <SubPage>{notFound}</SubPage>
            </PageLayout>
          )}
        >
          {output.get(reactElement)}
        </TabbedPage>,
      ),
    ];
  },
});

const decisionsPage = SubPageBlueprint.make({
  name: 'decisions',
  params: {
    path: 'decisions',
    title: 'Decisions',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.DecisionsRoutes />
        </m.SubPage>
      )),
  },
});

const compliancePage = SubPageBlueprint.make({
  name: 'compliance',
  params: {
    path: 'compliance',
    title: 'Compliance',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.ComplianceRoutes />
        </m.SubPage>
      )),
  },
});

const approvalsPage = SubPageBlueprint.make({
  name: 'approvals',
  params: {
    path: 'approvals',
    title: 'Approvals',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.ApprovalsRoutes />
        </m.SubPage>
      )),
  },
});

const exceptionsPage = SubPageBlueprint.make({
  name: 'exceptions',
  params: {
    path: 'exceptions',
    title: 'Exceptions',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.ExceptionsRoutes />
        </m.SubPage>
      )),
  },
});

const accessPage = SubPageBlueprint.make({
  name: 'access',
  params: {
    path: 'access',
    title: 'Access',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.AccessRoutes />
        </m.SubPage>
      )),
  },
});

const rulesPage = SubPageBlueprint.make({
  name: 'rules',
  params: {
    path: 'rules',
    title: 'Rules',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.RulesRoutes />
        </m.SubPage>
      )),
  },
});

const insightsPage = SubPageBlueprint.make({
  name: 'insights',
  params: {
    path: 'insights',
    title: 'Insights',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.InsightsRoutes />
        </m.SubPage>
      )),
  },
});

const whatIfPage = SubPageBlueprint.make({
  name: 'what-if',
  params: {
    path: 'what-if',
    title: 'What if',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.WhatIfRoutes />
        </m.SubPage>
      )),
  },
});

const ledgerPage = SubPageBlueprint.make({
  name: 'ledger',
  params: {
    path: 'ledger',
    title: 'Ledger',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.LedgerRoutes />
        </m.SubPage>
      )),
  },
});

/** The kinds that a request can change, and those that they belong to. */
const shown = {
  kind: { $in: ['component', 'resource', 'system', 'api', 'domain', 'group'] },
};

const complianceCard = EntityCardBlueprint.make({
  name: 'compliance',
  params: {
    filter: shown,
    loader: () =>
      import('./components/compliance').then(m => <m.ComplianceCard />),
  },
});

const complianceContent = EntityContentBlueprint.make({
  name: 'compliance',
  params: {
    path: '/compliance',
    title: 'Compliance',
    filter: shown,
    routeRef: entityComplianceRouteRef,
    loader: () =>
      import('./components/compliance').then(m => <m.ComplianceContent />),
  },
});

const openViolationsFilter = CatalogFilterBlueprint.make({
  name: 'open-violations',
  params: {
    loader: () =>
      import('./components/catalog').then(m => (
        <m.EntityOpenViolationsPicker />
      )),
  },
});

const previewField = FormFieldBlueprint.make({
  name: 'preview',
  params: {
    field: () =>
      import('./components/preview/previewFormField').then(
        m => m.previewFormField,
      ),
  },
});

const choiceField = FormFieldBlueprint.make({
  name: 'choice',
  params: {
    field: () =>
      import('./components/choice/choiceFormField').then(
        m => m.choiceFormField,
      ),
  },
});

const pendingApprovalsWidget = HomePageWidgetBlueprint.make({
  name: 'pending-approvals',
  params: {
    name: 'GuardrailsPendingApprovals',
    title: 'Waiting for your review',
    components: () =>
      import('./components/home').then(m => ({ Content: m.PendingApprovals })),
  },
});

const myRunsWidget = HomePageWidgetBlueprint.make({
  name: 'my-runs',
  params: {
    name: 'GuardrailsMyRuns',
    title: 'Your requests',
    components: () =>
      import('./components/home').then(m => ({ Content: m.MyRuns })),
  },
});

const teamViolationsWidget = HomePageWidgetBlueprint.make({
  name: 'team-violations',
  params: {
    name: 'GuardrailsTeamViolations',
    title: 'Open violations of your teams',
    components: () =>
      import('./components/home').then(m => ({ Content: m.TeamViolations })),
  },
});

const endingExceptionsWidget = HomePageWidgetBlueprint.make({
  name: 'ending-exceptions',
  params: {
    name: 'GuardrailsEndingExceptions',
    title: 'Exceptions that end soon',
    components: () =>
      import('./components/home').then(m => ({ Content: m.EndingExceptions })),
  },
});

/** The plugin for apps of the new frontend system. @alpha */
const guardrailsPlugin = createFrontendPlugin({
  pluginId: 'guardrails',
  title: 'Guardrails',
  icon: <GuardrailsIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    decision: decisionRouteRef,
    finding: findingRouteRef,
    approval: approvalRouteRef,
    exception: exceptionRouteRef,
    lease: leaseRouteRef,
    rule: ruleRouteRef,
    entityCompliance: entityComplianceRouteRef,
  },
  externalRoutes: { template: templateRouteRef, task: taskRouteRef },
  extensions: [
    api,
    page,
    decisionsPage,
    compliancePage,
    approvalsPage,
    exceptionsPage,
    accessPage,
    rulesPage,
    insightsPage,
    whatIfPage,
    ledgerPage,
    complianceCard,
    complianceContent,
    openViolationsFilter,
    previewField,
    choiceField,
    pendingApprovalsWidget,
    myRunsWidget,
    teamViolationsWidget,
    endingExceptionsWidget,
  ],
});

export default guardrailsPlugin;
export { guardrailsTranslationRef } from './translation';
