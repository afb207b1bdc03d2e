import {
  type Translate as TranslateOf,
  useTexts,
} from '@backstage-guardrails/components';
import { entityHealthTranslationRef } from './entityHealthTranslationRef';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslateOf<typeof entityHealthTranslationRef.T>;

/** The texts of this plugin in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTexts(entityHealthTranslationRef);
}
