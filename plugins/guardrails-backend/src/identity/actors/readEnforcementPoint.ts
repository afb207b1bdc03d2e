import type { Caller } from './Caller';

/** Which of the operator's enforcement points asks on behalf of a person, where one does. @internal */
export function readEnforcementPoint(
  { actor }: Pick<Caller, 'actor'>,
  enforcementPoints: string[],
): string | undefined {
  const { kind, onBehalfOf } = actor;
  return kind === 'human' &&
    onBehalfOf !== undefined &&
    enforcementPoints.includes(onBehalfOf)
    ? onBehalfOf
    : undefined;
}

/** Which of the operator's enforcement points asks by itself, for no person. @internal */
export function readSchedule(
  { actor }: { actor: { kind: string; ref: string } },
  enforcementPoints: string[],
): string | undefined {
  return actor.kind === 'service' && enforcementPoints.includes(actor.ref)
    ? actor.ref
    : undefined;
}
