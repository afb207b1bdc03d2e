import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { guardrailsReactTranslationRef } from './guardrailsReactTranslationRef';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslationFunction<
  typeof guardrailsReactTranslationRef.T
>;

/** The texts of this package in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(guardrailsReactTranslationRef);
}
