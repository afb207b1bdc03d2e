import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { guardrailsTranslationRef } from './guardrailsTranslationRef';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslationFunction<typeof guardrailsTranslationRef.T>;

/** The texts of this plugin in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(guardrailsTranslationRef);
}
