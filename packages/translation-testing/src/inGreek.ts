import {
  createTranslationResource,
  type TranslationRef,
  type TranslationResource,
} from '@backstage/core-plugin-api/alpha';

const greek: Record<string, string> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [
    letter,
    Array.from('αβκδεφγηιξκλμνοπθρστυβωχψζ')[index],
  ]),
);

/**
 * A language that has a text for every message of a plugin: the English one in Greek letters. What a page then still
 * shows in Latin letters is no message.
 */
export function inGreek(ref: TranslationRef): TranslationResource {
  return createTranslationResource({
    ref,
    translations: {
      el: async () => ({
        default: Object.fromEntries(
          Object.entries(messagesOf(ref)).map(([key, text]) => [
            key,
            transliterate(text),
          ]),
        ),
      }),
    },
  });
}

function messagesOf(ref: object): Record<string, string> {
  if (!hasMessages(ref)) throw new TypeError('Not a reference of this version');
  return ref.getDefaultMessages();
}

/** The implementation of a reference has its messages, its type does not say so. */
function hasMessages(
  ref: object,
): ref is { getDefaultMessages(): Record<string, string> } {
  return (
    'getDefaultMessages' in ref && typeof ref.getDefaultMessages === 'function'
  );
}

/** Leaves the values to fill in as they are. */
function transliterate(text: string): string {
  return text
    .split(/(\{\{.*?\}\})/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[a-z]/gi, letter => greek[letter.toLowerCase()]),
    )
    .join('');
}
