import {
  type TranslationRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import type { Messages, Translate } from './Translate';

/** The texts of a package in the language of the app. @public */
export function useTexts<Given extends Messages>(
  ref: TranslationRef<string, Given>,
): { t: Translate<Given> } {
  // the same function with a type that the compiler is done with sooner
  return useTranslationRef(ref) as { t: unknown } as { t: Translate<Given> };
}
