import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { entityCostTranslationRef } from './entityCostTranslationRef';

/** Gives the text of a key in the language of the app. @internal */
export type Translate = TranslationFunction<typeof entityCostTranslationRef.T>;

/** The texts of this plugin in the language of the app. @internal */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(entityCostTranslationRef);
}
