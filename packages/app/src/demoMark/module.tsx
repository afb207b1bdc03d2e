import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { DemoMark } from './DemoMark';

/** Says on every page that the portal shows generated data, where it does. @internal */
export const demoMarkModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootElementBlueprint.make({
      name: 'demo-mark',
      params: { element: <DemoMark /> },
    }),
  ],
});
