import { componentsTranslationRef } from './componentsTranslationRef';
import type { Translate as TranslateOf } from './Translate';
import { useTexts } from './useTexts';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslateOf<typeof componentsTranslationRef.T>;

/** The texts of this package in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTexts(componentsTranslationRef);
}
