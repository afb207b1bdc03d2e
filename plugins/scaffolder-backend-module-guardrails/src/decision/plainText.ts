import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { escapeMarkdown } from '@backstage-guardrails/policy-model';

/** Words of others in Markdown of ours: one line, and no link or picture of an address that stands in them. @internal */
export function plainText(text: string): string {
  return escapeMarkdown(escapeForDisplay(text));
}
