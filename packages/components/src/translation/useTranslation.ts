import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { componentsTranslationRef } from './componentsTranslationRef';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslationFunction<typeof componentsTranslationRef.T>;

/** The texts of this package in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(componentsTranslationRef);
}
