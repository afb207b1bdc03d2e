import { escapeForDisplay } from '@backstage-guardrails/display-text';

/**
 * Words of people, line by line, with every character made visible that could make them look like something
 * else. HTML and templates stay what they are, text; whoever shows it escapes it.
 * @internal
 */
export function sanitizeText(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map(escapeForDisplay)
    .join('\n');
}
