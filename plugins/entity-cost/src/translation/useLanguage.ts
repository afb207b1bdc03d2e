import { useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';

/** The language of the app, in whose numerals amounts and dates are written. @internal */
export function useLanguage(): string {
  return useApi(appLanguageApiRef).getLanguage().language;
}
