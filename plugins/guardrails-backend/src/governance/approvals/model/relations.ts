import type { ConsentRow, EscalationRow, HandoverRow } from './rows';

/** What was said about a request, who was asked in addition, and whose part is with whom. @internal */
export type Around = {
  consents: ConsentRow[];
  escalations: EscalationRow[];
  handovers: HandoverRow[];
};

/** Consents that stand. @internal */
export function standingConsents(around: Around): ConsentRow[] {
  return around.consents.filter(({ withdrawn_at: at }) => at === null);
}

/** Parts that are with somebody else now. @internal */
export function standingHandovers(around: Around): HandoverRow[] {
  return around.handovers.filter(({ returned_at: at }) => at === null);
}
