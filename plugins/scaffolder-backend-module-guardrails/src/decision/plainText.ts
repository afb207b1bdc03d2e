import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { escapeMarkdown } from '@backstage-guardrails/policy-model';

/** Words of others in Markdown of ours: one line, and an address in them becomes no link or picture. @internal */
export function plainText(text: string): string {
  return escapeMarkdown(escapeForDisplay(text));
}
