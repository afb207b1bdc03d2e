import {
  type Translate as TranslateOf,
  useTexts,
} from '@backstage-guardrails/components';
import { guardrailsReactTranslationRef } from './guardrailsReactTranslationRef';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslateOf<typeof guardrailsReactTranslationRef.T>;

/** The texts of this package in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTexts(guardrailsReactTranslationRef);
}
