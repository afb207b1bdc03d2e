import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { componentsTranslationRef } from '@backstage-guardrails/components';
import {
  guardrailsApiRef,
  guardrailsReactTranslationRef,
} from '@backstage-guardrails/plugin-guardrails-react';
import { greekApp } from '@backstage-guardrails/translation-testing';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { rootRouteRef } from '../../routing';
import { guardrailsTranslationRef } from '../guardrailsTranslationRef';
import type { TranslatedPage } from './translatedPages';

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
      ...greekApp([
        guardrailsTranslationRef,
        guardrailsReactTranslationRef,
        componentsTranslationRef,
      ]),
    },
  );
}
