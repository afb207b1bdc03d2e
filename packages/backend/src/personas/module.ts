import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { personaAuthenticator } from './personaAuthenticator';

/**
 * Lets a visitor of the reference portal sign in as one of the configured personas, without a password.
 * Only the reference instance has it, and only outside of production.
 *
 * @internal
 */
export const personasModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'personas',
  register({ registerInit }) {
    registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        assertNotProduction(process.env);
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory({
            authenticator: personaAuthenticator,
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.ref }),
          }),
        });
      },
    });
  },
});

function assertNotProduction(environment: NodeJS.ProcessEnv): void {
  if (environment.NODE_ENV === 'production') {
    throw new Error(
      'Personas sign in without a password, so they refuse to start with NODE_ENV=production. ' +
        'Remove the personas module and configure a real sign-in provider.',
    );
  }
}
