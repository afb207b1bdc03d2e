import { LedgerError, type LedgerErrorCode } from '../errors';

/** The code with which it refuses; fails where it does not, or throws anything else. */
export async function thrownBy(
  action: () => unknown,
): Promise<LedgerErrorCode | 'nothing'> {
  try {
    await action();
    return 'nothing';
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
}
