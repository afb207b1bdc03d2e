/**
 * What entities cost: a card, a tab and a page, for apps of the new frontend system.
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
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import CostIcon from '@material-ui/icons/DonutLargeOutlined';
import { TabbedPage } from '@backstage-guardrails/components';
import { entityCostApiFactory } from './api';
import { SubPage } from './components/shell/SubPage';
import { entityCostRouteRef, rootRouteRef } from './routing';

const { reactElement, routePath, title } = coreExtensionData;

const api = ApiBlueprint.make({
  params: define => define(entityCostApiFactory),
});

const page = PageBlueprint.makeWithOverrides({
  factory(original, { config, inputs }) {
    const face = { title: config.title ?? 'Cost', icon: <CostIcon /> };
    const output = original({
      path: '/cost',
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

const monthPage = SubPageBlueprint.make({
  name: 'month',
  params: {
    path: 'month',
    title: 'Month',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.MonthRoutes />
        </m.SubPage>
      )),
  },
});

const budgetsPage = SubPageBlueprint.make({
  name: 'budgets',
  params: {
    path: 'budgets',
    title: 'Budgets',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.BudgetsRoutes />
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

const loadsPage = SubPageBlueprint.make({
  name: 'loads',
  params: {
    path: 'loads',
    title: 'Loads',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.LoadsRoutes />
        </m.SubPage>
      )),
  },
});

/** The kinds of entities that have costs, by themselves or by what belongs to them. */
const withCosts = {
  kind: { $in: ['component', 'system', 'domain', 'group', 'resource'] },
};

const card = EntityCardBlueprint.make({
  name: 'cost',
  params: {
    filter: withCosts,
    loader: () => import('./components/card').then(m => <m.CostCard />),
  },
});

const content = EntityContentBlueprint.make({
  name: 'cost',
  params: {
    path: '/cost',
    title: 'Cost',
    filter: withCosts,
    routeRef: entityCostRouteRef,
    loader: () => import('./components/tab').then(m => <m.CostContent />),
  },
});

/** The plugin for apps of the new frontend system. @alpha */
const entityCostPlugin = createFrontendPlugin({
  pluginId: 'entity-cost',
  title: 'Cost',
  icon: <CostIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entity: entityCostRouteRef },
  extensions: [
    api,
    page,
    monthPage,
    budgetsPage,
    rulesPage,
    loadsPage,
    card,
    content,
  ],
});

export default entityCostPlugin;
export { entityCostTranslationRef } from './translation';
