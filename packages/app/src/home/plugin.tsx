import {
  createExtensionInput,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import HomeIcon from '@material-ui/icons/Home';

const rootRouteRef = createRouteRef();

/** The first page of the reference portal: a checklist for the first run, and the widgets of the plugins. @internal */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <HomeIcon />,
  routes: { root: rootRouteRef },
  extensions: [
    PageBlueprint.makeWithOverrides({
      inputs: { widgets: createExtensionInput([homePageWidgetDataRef]) },
      factory(original, { inputs }) {
        const widgets = inputs.widgets.map(widget =>
          widget.get(homePageWidgetDataRef),
        );
        return original({
          path: '/',
          routeRef: rootRouteRef,
          noHeader: true,
          loader: () =>
            import('./HomePage').then(m => <m.HomePage widgets={widgets} />),
        });
      },
    }),
  ],
});
