import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { PreApprovalAnswer } from '../preApproval';

/**
 * What pre-approvals came to, a line each: which one stood in for consent, or why people are asked all the same.
 * Escaped for display.
 * @public
 */
export function renderPreApproval(
  answer: PreApprovalAnswer | undefined,
): string[] {
  switch (answer?.status) {
    case undefined:
      return [];
    case 'used':
      return [
        `Pre-approved by ${escapeForDisplay(answer.id)}: ${escapeForDisplay(
          answer.why,
        )}`,
      ];
    case 'not-used':
      return answer.because.map(
        ({ id, message }) =>
          `Not pre-approved${
            id === undefined ? '' : ` by ${escapeForDisplay(id)}`
          }: ${escapeForDisplay(message)}`,
      );
    default:
      throw new TypeError(`Not an answer: ${String(answer satisfies never)}`);
  }
}
