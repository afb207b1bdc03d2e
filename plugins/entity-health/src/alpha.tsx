/**
 * Health cards, tab and page, for apps of the new frontend system.
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
import HealthIcon from '@material-ui/icons/FavoriteBorder';
import { TabbedPage } from '@backstage-guardrails/components';
import { entityHealthApiFactory } from './api';
import { SubPage } from './components/shell/SubPage';
import { entityHealthRouteRef, rootRouteRef } from './routing';

const { reactElement, routePath, title } = coreExtensionData;

const api = ApiBlueprint.make({
  params: define => define(entityHealthApiFactory),
});

const page = PageBlueprint.makeWithOverrides({
  factory(original, { config, inputs }) {
    const face = { title: config.title ?? 'Health', icon: <HealthIcon /> };
    const output = original({
      path: '/health',
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

const endpointsPage = SubPageBlueprint.make({
  name: 'endpoints',
  params: {
    path: 'endpoints',
    title: 'Endpoints',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.EndpointsContent />
        </m.SubPage>
      )),
  },
});

const incidentsPage = SubPageBlueprint.make({
  name: 'incidents',
  params: {
    path: 'incidents',
    title: 'Incidents',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.IncidentsContent />
        </m.SubPage>
      )),
  },
});

const maintenancePage = SubPageBlueprint.make({
  name: 'maintenance',
  params: {
    path: 'maintenance',
    title: 'Maintenance',
    loader: () =>
      import('./components/shell').then(m => (
        <m.SubPage>
          <m.MaintenanceContent />
        </m.SubPage>
      )),
  },
});

const wallPage = SubPageBlueprint.make({
  name: 'wall',
  params: {
    path: 'wall',
    title: 'Wall screen',
    loader: () => import('./components/wall').then(m => <m.WallContent />),
  },
});

/** The kinds that can have endpoints, or to which entities with endpoints belong. */
const checkable = {
  kind: {
    $in: ['component', 'api', 'resource', 'system', 'domain', 'group'],
  },
};

const card = EntityCardBlueprint.make({
  name: 'health',
  params: {
    filter: checkable,
    loader: () => import('./components/card').then(m => <m.HealthCard />),
  },
});

const content = EntityContentBlueprint.make({
  name: 'health',
  params: {
    path: '/health',
    title: 'Health',
    filter: checkable,
    routeRef: entityHealthRouteRef,
    loader: () => import('./components/tab').then(m => <m.HealthContent />),
  },
});

/** The plugin for apps of the new frontend system. @alpha */
const entityHealthPlugin = createFrontendPlugin({
  pluginId: 'entity-health',
  title: 'Health',
  icon: <HealthIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityHealth: entityHealthRouteRef },
  extensions: [
    api,
    page,
    endpointsPage,
    incidentsPage,
    maintenancePage,
    wallPage,
    card,
    content,
  ],
});

export default entityHealthPlugin;
export { entityHealthTranslationRef } from './translation';
