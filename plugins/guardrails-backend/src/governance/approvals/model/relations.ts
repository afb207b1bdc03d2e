import type { ConsentRow, EscalationRow, HandoverRow } from './rows';

/** What was said about a request, who was asked in addition, and whose part is with whom. @internal */
export type ApprovalRelations = {
  consents: ConsentRow[];
  escalations: EscalationRow[];
  handovers: HandoverRow[];
};

/** Consents that stand. @internal */
export function activeConsents(relations: ApprovalRelations): ConsentRow[] {
  return relations.consents.filter(({ withdrawn_at: at }) => at === null);
}

/** Parts that are with somebody else now. @internal */
export function activeHandovers(relations: ApprovalRelations): HandoverRow[] {
  return relations.handovers.filter(({ returned_at: at }) => at === null);
}
