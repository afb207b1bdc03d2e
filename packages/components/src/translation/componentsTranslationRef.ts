import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { catalogMessages } from '../catalog/messages';
import { chartsMessages } from '../charts/messages';
import { filtersMessages } from '../filters/messages';
import { formsMessages } from '../forms/messages';
import { layoutMessages } from '../layout/messages';
import { listMessages } from '../list/messages';
import { remoteMessages } from '../remote/messages';
import { textMessages } from '../text/messages';

/** Every text that the shared components show, for translation. @public */
export const componentsTranslationRef = createTranslationRef({
  id: 'guardrails-components',
  messages: {
    catalog: catalogMessages,
    charts: chartsMessages,
    filters: filtersMessages,
    forms: formsMessages,
    layout: layoutMessages,
    list: listMessages,
    remote: remoteMessages,
    text: textMessages,
  },
});
