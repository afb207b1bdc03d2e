import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** What every server takes; the password has 256 bits, so more rounds would protect nothing. */
const ROUNDS = 4096;

/** A password that only the person gets, and the verifier that the server gets instead (RFC 5803). @internal */
export function newPassword(): { password: string; verifier: string } {
  const password = randomBytes(32).toString('base64url');
  return { password, verifier: verifierOf(password, randomBytes(16)) };
}

/** SCRAM-SHA-256 verifier in the form that PostgreSQL stores. */
function verifierOf(password: string, salt: Uint8Array): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyOf = (name: string) =>
    createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest();
  const server = keyOf('Server Key');
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${text(salt)}$${text(stored)}:${text(
    server,
  )}`;
}

/** Tells one verifier from another without being of use to anybody. @internal */
export function digestOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('hex');
}
