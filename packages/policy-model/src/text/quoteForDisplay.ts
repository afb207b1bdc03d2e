import { escapeForDisplay } from '@backstage-guardrails/display-text';

/** Names and entity refs as nearly all are; a sentence needs more than these. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;

/**
 * A name that others chose, within a sentence of ours: as it is where it can be nothing but a name, else in quotation
 * marks that nothing in it can end, on one line.
 * @public
 */
export function quoteForDisplay(text: string): string {
  return NAME.test(text)
    ? text
    : `"${escapeForDisplay(text.replace(/["\\]/g, '\\$&'))}"`;
}
