import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { componentsTranslationRef } from '@backstage-guardrails/components';
import { checkout } from '../../__testUtils__/renderHealth';
import { entityHealthApiRef } from '../../api';
import { rootRouteRef } from '../../routing';
import { entityHealthTranslationRef } from '../entityHealthTranslationRef';
import { inGreek } from './inGreek';
import type { TranslatedPage } from './translatedPages';

const language = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'entity-health',
      params: { resource: inGreek(entityHealthTranslationRef) },
    }),
    TranslationBlueprint.make({
      name: 'components',
      params: { resource: inGreek(componentsTranslationRef) },
    }),
  ],
});

const config = {
  app: {
    baseUrl: 'http://localhost:3000',
    extensions: [
      {
        'api:app/app-language': {
          config: { availableLanguages: ['en', 'el'], defaultLanguage: 'el' },
        },
      },
    ],
  },
  backend: { baseUrl: 'http://localhost:7007' },
};

/** Shows a page in an app of the new frontend system that speaks Greek alone. */
export function renderInGreek({ page, address, api }: TranslatedPage) {
  return renderInTestApp(
    <EntityProvider entity={checkout}>
      <main>{page}</main>
    </EntityProvider>,
    {
      apis: [[entityHealthApiRef, api]],
      initialRouteEntries: [address ?? '/'],
      mountedRoutes: {
        '/health': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      features: [language],
      config,
    },
  );
}
