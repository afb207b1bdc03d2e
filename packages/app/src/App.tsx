import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './catalog';
import { demoMarkModule } from './demoMark';
import { homePlugin } from './home';
import { navModule } from './nav';
import { signInModule } from './signIn';
import { themeModule } from './theme';

/**
 * The reference portal. Every other plugin is found among the dependencies of this package.
 *
 * @internal
 */
export const app = createApp({
  features: [
    catalogModule,
    demoMarkModule,
    homePlugin,
    navModule,
    signInModule,
    themeModule,
  ],
});
