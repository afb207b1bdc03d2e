import { mockApis } from '@backstage/test-utils';
import { guardrailsReactTranslationRef, type Translate } from '../translation';

const texts = mockApis
  .translation()
  .getTranslation(guardrailsReactTranslationRef);
if (!texts.ready) throw new Error('The default texts are always there');

/** The texts in the default language. */
export const translate: Translate = texts.t;
