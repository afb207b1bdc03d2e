import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { componentsTranslationRef } from '@backstage-guardrails/components';
import {
  guardrailsApiRef,
  guardrailsReactTranslationRef,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { rootRouteRef } from '../../routing';
import { guardrailsTranslationRef } from '../guardrailsTranslationRef';
import { inGreek } from './inGreek';
import type { TranslatedPage } from './translatedPages';

const language = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'guardrails',
      params: { resource: inGreek(guardrailsTranslationRef) },
    }),
    TranslationBlueprint.make({
      name: 'guardrails-react',
      params: { resource: inGreek(guardrailsReactTranslationRef) },
    }),
    TranslationBlueprint.make({
      name: 'guardrails-components',
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
    <Suspense fallback="…">
      <main>
        <Routes>
          <Route path={address?.route ?? '/'} element={page} />
        </Routes>
      </main>
    </Suspense>,
    {
      apis: [[guardrailsApiRef, api]],
      initialRouteEntries: [address?.path ?? '/'],
      mountedRoutes: {
        '/guardrails': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      features: [language],
      config,
    },
  );
}
