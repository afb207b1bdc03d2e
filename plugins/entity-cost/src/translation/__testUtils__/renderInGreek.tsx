import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { componentsTranslationRef } from '@backstage-guardrails/components';
import { Suspense } from 'react';
import { checkout } from '../../__testUtils__/renderCost';
import { entityCostApiRef } from '../../api';
import { rootRouteRef } from '../../routing';
import { entityCostTranslationRef } from '../entityCostTranslationRef';
import { inGreek } from './inGreek';
import type { TranslatedPage } from './translatedPages';

const language = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'entity-cost',
      params: { resource: inGreek(entityCostTranslationRef) },
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
export function renderInGreek({ page, path, api }: TranslatedPage) {
  return renderInTestApp(
    <Suspense fallback="…">
      <EntityProvider entity={checkout}>
        <main>{page}</main>
      </EntityProvider>
    </Suspense>,
    {
      apis: [[entityCostApiRef, api]],
      initialRouteEntries: [path ?? '/'],
      mountedRoutes: {
        '/cost': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      features: [language],
      config,
    },
  );
}
