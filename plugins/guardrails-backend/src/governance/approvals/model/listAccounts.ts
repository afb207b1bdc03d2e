import type { Human } from '../../../identity/people/Human';
import type { ApprovalContext } from './ApprovalContext';

/** Accounts under which a human was asked. @internal */
export function listAccounts(
  { asked }: Pick<ApprovalContext, 'asked'>,
  human: Pick<Human, 'id' | 'ref'>,
): string[] {
  const accounts = asked.filter(item => item.human === human.id);
  return [...new Set([human.ref, ...accounts.map(({ person }) => person)])];
}
