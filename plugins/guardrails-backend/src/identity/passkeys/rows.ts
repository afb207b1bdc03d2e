import type { Revised } from '../../base/database';

/** @internal */
export type PasskeyRow = Revised & {
  id: string;
  person: string;
  name: string;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: string;
  enrolled_at: string;
  usable_from: string;
  last_used_at: string | null;
  revoked_at: string | null;
};

/** @internal */
export type ChallengeRow = {
  person: string;
  purpose: 'enrol' | 'consent';
  approval_id: string;
  nonce: string;
  expires_at: string;
};

declare module '../../record/seals/SealedTables' {
  interface SealedTables {
    passkeys: PasskeyRow;
  }
}
