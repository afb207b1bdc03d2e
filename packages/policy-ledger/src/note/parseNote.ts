import { fromBase64, toHex } from '../bytes';
import { LedgerError } from '../errors';

/** A line below a note: who claims to have signed it. */
type NoteSignature = {
  name: string;
  keyId: string;
  signature: Uint8Array;
};

const MAXIMUM_LENGTH = 1_000_000;
const MAXIMUM_SIGNATURES = 100;
// Every control character but the newline, and what UTF-8 cannot hold.
// eslint-disable-next-line no-control-regex -- that is what is refused
const forbidden = /[\u0000-\u0009\u000b-\u001f]|\p{Cs}/u;

/**
 * Splits a C2SP signed note into its text and what stands below it. Nothing is verified yet.
 *
 * @throws {@link LedgerError}
 * @internal
 */
export function parseNote(note: string): {
  text: string;
  signatures: NoteSignature[];
} {
  if (note.length > MAXIMUM_LENGTH) {
    throw new LedgerError({
      code: 'note-too-large',
      message: 'A note has a million characters at most.',
    });
  }
  const split = note.lastIndexOf('\n\n');
  if (split < 1 || !note.endsWith('\n') || forbidden.test(note)) {
    throw malformed('Not a signed note');
  }
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAXIMUM_SIGNATURES) {
    throw malformed(`A note has ${MAXIMUM_SIGNATURES} signatures at most`);
  }
  return { text: note.slice(0, split + 1), signatures: lines.map(readLine) };
}

function readLine(line: string): NoteSignature {
  const match = /^— ([^\s\u0085+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
  const bytes = match && fromBase64(match[2]);
  if (!bytes || bytes.length < 5) {
    throw malformed('A signature line of the note cannot be read');
  }
  return {
    name: match[1],
    keyId: toHex(bytes.subarray(0, 4)),
    signature: bytes.slice(4),
  };
}

function malformed(message: string): LedgerError {
  return new LedgerError({ code: 'note-malformed', message: `${message}.` });
}
