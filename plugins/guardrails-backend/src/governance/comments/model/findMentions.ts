/** `@user:default/name`, at the beginning of a word. */
const mention = /(?<![\w@/.])@([a-z]+:[\w.-]+\/[\w.-]*\w)/gi;

/** Entity refs that a text mentions, each once, as they are written. @internal */
export function findMentions(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(mention), ([, ref]) => ref))];
}
