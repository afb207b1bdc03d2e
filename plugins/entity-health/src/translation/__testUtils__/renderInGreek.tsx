import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { componentsTranslationRef } from '@backstage-guardrails/components';
import { greekApp } from '@backstage-guardrails/translation-testing';
import { checkout } from '../../__testUtils__/renderHealth';
import { entityHealthApiRef } from '../../api';
import { rootRouteRef } from '../../routing';
import { entityHealthTranslationRef } from '../entityHealthTranslationRef';
import type { TranslatedPage } from './translatedPages';

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
      ...greekApp([entityHealthTranslationRef, componentsTranslationRef]),
    },
  );
}
