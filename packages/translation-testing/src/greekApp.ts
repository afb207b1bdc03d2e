import type { TranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  createFrontendModule,
  type FrontendModule,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { inGreek } from './inGreek';

/** What an app of the new frontend system needs to speak Greek alone, with the messages of these references. */
export function greekApp(refs: readonly TranslationRef[]): {
  features: FrontendModule[];
  config: {
    app: {
      baseUrl: string;
      extensions: {
        'api:app/app-language': {
          config: { availableLanguages: string[]; defaultLanguage: string };
        };
      }[];
    };
    backend: { baseUrl: string };
  };
} {
  return {
    features: [
      createFrontendModule({
        pluginId: 'app',
        extensions: refs.map(ref =>
          TranslationBlueprint.make({
            name: ref.id,
            params: { resource: inGreek(ref) },
          }),
        ),
      }),
    ],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'el'],
                defaultLanguage: 'el',
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  };
}
