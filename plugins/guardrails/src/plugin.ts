import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  type BackstagePlugin,
  type ExternalRouteRef,
  type RouteRef,
  type SubRouteRef,
} from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponent,
} from '@backstage/plugin-scaffolder-react';
import { createCardExtension } from '@backstage/plugin-home-react';
import { guardrailsApiFactory } from '@backstage-guardrails/plugin-guardrails-react';
import type { ComponentType } from 'react';
import { ChoiceField, type ChoiceFieldOptions } from './components/choice';
import { PreviewField, type PreviewFieldOptions } from './components/preview';
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

/** The plugin for apps of the legacy frontend system; `./alpha` has the one for the new system. @public */
export const guardrailsPlugin: BackstagePlugin<
  {
    root: RouteRef;
    decision: SubRouteRef<{ id: string }>;
    finding: SubRouteRef<{ id: string }>;
    approval: SubRouteRef<{ id: string }>;
    exception: SubRouteRef<{ id: string }>;
    lease: SubRouteRef<{ id: string }>;
    rule: SubRouteRef<{ domain: string; name: string }>;
    entityCompliance: RouteRef;
  },
  {
    template: ExternalRouteRef<
      { namespace: string; templateName: string },
      true
    >;
    task: ExternalRouteRef<{ taskId: string }, true>;
  }
> = createPlugin({
  id: 'guardrails',
  apis: [guardrailsApiFactory],
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
});

/** Decisions, compliance, approvals, exceptions, access, rules, insights, what-ifs and the ledger: `<Route path="/guardrails" element={<GuardrailsPage />} />`. @public */
export const GuardrailsPage: ComponentType = guardrailsPlugin.provide(
  createRoutableExtension({
    name: 'GuardrailsPage',
    component: () =>
      import('./components/shell/GuardrailsPage').then(m => m.GuardrailsPage),
    mountPoint: rootRouteRef,
  }),
);

/** The Compliance tab: `<EntityLayout.Route path="/compliance" title="Compliance">`. @public */
export const EntityComplianceContent: ComponentType = guardrailsPlugin.provide(
  createRoutableExtension({
    name: 'EntityComplianceContent',
    component: () =>
      import('./components/compliance').then(m => m.ComplianceContent),
    mountPoint: entityComplianceRouteRef,
  }),
);

/** The Compliance card of an entity's overview. @public */
export const EntityComplianceCard: ComponentType = guardrailsPlugin.provide(
  createComponentExtension({
    name: 'EntityComplianceCard',
    component: {
      lazy: () => import('./components/compliance').then(m => m.ComplianceCard),
    },
  }),
);

/** The preview in template forms, a child of `<ScaffolderFieldExtensions>`. @public */
export const GuardrailsPreviewFieldExtension: FieldExtensionComponent<
  unknown,
  PreviewFieldOptions
> = guardrailsPlugin.provide(
  createScaffolderFieldExtension<unknown, PreviewFieldOptions>({
    name: 'GuardrailsPreview',
    component: PreviewField,
  }),
);

/** A list of values in template forms that says which of them policy refuses, a child of `<ScaffolderFieldExtensions>`. @public */
export const GuardrailsChoiceFieldExtension: FieldExtensionComponent<
  unknown,
  ChoiceFieldOptions
> = guardrailsPlugin.provide(
  createScaffolderFieldExtension<unknown, ChoiceFieldOptions>({
    name: 'GuardrailsChoice',
    component: ChoiceField,
  }),
);

/** For a home page: requests that wait for the review of the signed-in person. @public */
export const HomePendingApprovals: ComponentType<{ title?: string }> =
  guardrailsPlugin.provide(
    createCardExtension<{ title?: string }>({
      name: 'HomePendingApprovals',
      title: 'Waiting for your review',
      components: () =>
        import('./components/home').then(m => ({
          Content: m.PendingApprovals,
        })),
    }),
  );

/** For a home page: the newest decisions on requests of the signed-in person. @public */
export const HomeMyRuns: ComponentType<{ title?: string }> =
  guardrailsPlugin.provide(
    createCardExtension<{ title?: string }>({
      name: 'HomeMyRuns',
      title: 'Your requests',
      components: () =>
        import('./components/home').then(m => ({ Content: m.MyRuns })),
    }),
  );

/** For a home page: open violations of what the teams of the signed-in person own. @public */
export const HomeTeamViolations: ComponentType<{ title?: string }> =
  guardrailsPlugin.provide(
    createCardExtension<{ title?: string }>({
      name: 'HomeTeamViolations',
      title: 'Open violations of your teams',
      components: () =>
        import('./components/home').then(m => ({ Content: m.TeamViolations })),
    }),
  );

/** For a home page: active exceptions that end within two weeks. @public */
export const HomeEndingExceptions: ComponentType<{ title?: string }> =
  guardrailsPlugin.provide(
    createCardExtension<{ title?: string }>({
      name: 'HomeEndingExceptions',
      title: 'Exceptions that end soon',
      components: () =>
        import('./components/home').then(m => ({
          Content: m.EndingExceptions,
        })),
    }),
  );
