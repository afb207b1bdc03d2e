import { createSpecializedApp } from '@backstage/core-app-api';
import type { TranslationResource } from '@backstage/core-plugin-api/alpha';
import {
  createApiFactory,
  errorApiRef,
  type IconComponent,
} from '@backstage/core-plugin-api';
import { MockErrorApi } from '@backstage/test-utils';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

const icon: IconComponent = () => null;
const Nothing = () => null;
const Children = (props: { children?: ReactNode }) => <>{props.children}</>;

/** An app of the legacy frontend system in one language. */
export function legacyApp(options: {
  language: string;
  resources: TranslationResource[];
  children: JSX.Element;
}) {
  const { language, resources, children } = options;
  const Root = createSpecializedApp({
    apis: [createApiFactory(errorApiRef, new MockErrorApi())],
    components: {
      NotFoundErrorPage: Nothing,
      BootErrorPage: Nothing,
      Progress: Nothing,
      ErrorBoundaryFallback: Nothing,
      Router: MemoryRouter,
    },
    themes: [
      { id: 'light', title: 'Light', variant: 'light', Provider: Children },
    ],
    icons: {
      'kind:api': icon,
      'kind:component': icon,
      'kind:domain': icon,
      'kind:group': icon,
      'kind:location': icon,
      'kind:system': icon,
      'kind:user': icon,
      'kind:resource': icon,
      'kind:template': icon,
      brokenImage: icon,
      catalog: icon,
      chat: icon,
      dashboard: icon,
      docs: icon,
      email: icon,
      github: icon,
      group: icon,
      help: icon,
      scaffolder: icon,
      search: icon,
      techdocs: icon,
      user: icon,
      warning: icon,
      star: icon,
      unstarred: icon,
    },
    __experimentalTranslations: {
      availableLanguages: ['en', language],
      defaultLanguage: language,
      resources,
    },
  }).createRoot(children);
  return <Root />;
}
