import type { Fact } from '../model/cellsOf';

/** @internal */
export type FactRow = {
  kind: Fact['kind'];
  id: string;
  decision_id: string;
  day: string;
  owner: string;
  environment: string;
  seconds: number | null;
  self_service: number;
};

/** @internal */
export function toFact(row: FactRow): Fact {
  const { kind, day, owner, environment, seconds } = row;
  const place = { day, owner, environment };
  return kind === 'approved'
    ? { ...place, kind, seconds: seconds ?? 0 }
    : {
        ...{ ...place, kind, selfService: row.self_service === 1 },
        ...(seconds !== null && { seconds }),
      };
}

/** @internal */
export function toFactRow(
  fact: Fact,
  { id, decision }: { id: string; decision: string },
): FactRow {
  const { kind, day, owner, environment, seconds } = fact;
  return {
    ...{ kind, id, decision_id: decision, day, owner, environment },
    seconds: seconds ?? null,
    self_service: fact.kind === 'applied' && fact.selfService ? 1 : 0,
  };
}
