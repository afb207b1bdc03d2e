import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';

/** Whether anything is known of an entity: from a decision, or from what was found without one. @internal */
export function isChecked({
  judgedAt,
  open,
  waived,
}: EntityCompliance): boolean {
  return judgedAt !== undefined || open.length + waived.length > 0;
}
