import type { Human } from '../../../identity/people';
import type { ApprovalContext } from './ApprovalContext';
import type { Giver } from './giverOf';
import { seatOfOwn, type Seated } from './seatOfOwn';

/**
 * Why a person cannot take somebody's part; `undefined` where they can. It goes only to whoever could decide it
 * anyway, so handing over gives nobody anything they did not have when it was asked.
 * @internal
 */
export function refusalOf(
  found: ApprovalContext,
  giver: Giver,
  taker: Human,
  seated: Seated,
): string | undefined {
  if (taker.id === giver.human.id) {
    return 'Both accounts are yours. Somebody else has to take it.';
  }
  const before = found.relations.handovers.some(
    ({ giver_human: from, taker_human: to }) =>
      from === giver.human.id && to === taker.id,
  );
  if (before) {
    return 'They handed it back to you. Hand it to somebody else.';
  }
  const standing = seatOfOwn(found, taker, seated);
  if (standing.kind !== 'may') return notAsked(taker.ref);
  return standing.requirements.some(index => giver.requirements.includes(index))
    ? undefined
    : `${taker.ref} is asked for something else than you.`;
}

/** @internal */
export function notAsked(ref: string): string {
  return `${ref} cannot take it: only somebody who is asked as well, had no part in it and has not decided yet can.`;
}
