/**
 * Makes text that Markdown shows as text: no image, which a page would load from wherever its author says and so
 * tell them who reads it; no link with another face than its address; no HTML.
 *
 * All three begin with `[` or `<`, and a backslash before those must not be undone by one that was there already. An
 * address that is written out stays one.
 * @public
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\[<]/g, '\\$&');
}
