import { useTranslation } from '../translation';
import { textMessages } from './messages';

/** Names the kind of evidence that was checked; a format of a plugin is called what it calls itself. @public */
export function useDescribeFormat(): (format: string) => string {
  const { t } = useTranslation();
  return format => {
    const key = `format.${format}`;
    return isKnown(key) ? t(`text.${key}`) : format;
  };
}

type FormatKey = Extract<keyof typeof textMessages, `format.${string}`>;

function isKnown(key: string): key is FormatKey {
  return Object.hasOwn(textMessages, key);
}
