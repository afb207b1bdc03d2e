import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { componentsMessages } from '../components/messages';
import { textMessages } from '../text/messages';

/** Every text that the shared components show, for translation. @public */
export const guardrailsReactTranslationRef = createTranslationRef({
  id: 'guardrails-react',
  messages: { components: componentsMessages, text: textMessages },
});
