import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { componentsTranslationRef } from '@backstage-guardrails/components';
import { greekApp } from '@backstage-guardrails/translation-testing';
import { Suspense } from 'react';
import { checkout } from '../../__testUtils__/renderCost';
import { entityCostApiRef } from '../../api';
import { rootRouteRef } from '../../routing';
import { entityCostTranslationRef } from '../entityCostTranslationRef';
import type { TranslatedPage } from './translatedPages';

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
      ...greekApp([entityCostTranslationRef, componentsTranslationRef]),
    },
  );
}
