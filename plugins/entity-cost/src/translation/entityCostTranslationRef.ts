import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { budgetsMessages } from '../components/budgets/messages';
import { cardMessages } from '../components/card/messages';
import { figuresMessages } from '../components/figures/messages';
import { loadsMessages } from '../components/loads/messages';
import { monthMessages } from '../components/month/messages';
import { navMessages } from '../components/nav/messages';
import { rulesMessages } from '../components/rules/messages';
import { selectionMessages } from '../components/selection/messages';
import { shellMessages } from '../components/shell/messages';
import { statesMessages } from '../components/states/messages';
import { tabMessages } from '../components/tab/messages';

/** Every text that the page, the tab and the card show, for translation. @public */
export const entityCostTranslationRef = createTranslationRef({
  id: 'entity-cost',
  messages: {
    budgets: budgetsMessages,
    card: cardMessages,
    figures: figuresMessages,
    loads: loadsMessages,
    month: monthMessages,
    nav: navMessages,
    rules: rulesMessages,
    selection: selectionMessages,
    shell: shellMessages,
    states: statesMessages,
    tab: tabMessages,
  },
});
