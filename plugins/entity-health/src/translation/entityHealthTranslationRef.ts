import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { cardMessages } from '../components/card/messages';
import { declareMessages } from '../components/declare/messages';
import { incidentsMessages } from '../components/incidents/messages';
import { maintenanceMessages } from '../components/maintenance/messages';
import { pageMessages } from '../components/page/messages';
import { shellMessages } from '../components/shell/messages';
import { statusMessages } from '../components/status/messages';
import { tabMessages } from '../components/tab/messages';
import { wallMessages } from '../components/wall/messages';

/** Every text that cards, tabs and pages of the plugin show, for translation. @public */
export const entityHealthTranslationRef = createTranslationRef({
  id: 'entity-health',
  messages: {
    card: cardMessages,
    declare: declareMessages,
    incidents: incidentsMessages,
    maintenance: maintenanceMessages,
    page: pageMessages,
    shell: shellMessages,
    status: statusMessages,
    tab: tabMessages,
    wall: wallMessages,
  },
});
