import { EvidenceError } from '../errors';

/** The part of the platform's decoder used here; every JavaScript runtime has it, the language's own types do not. */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** Bytes to text; anything that is not UTF-8 is refused instead of replaced. @internal */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new EvidenceError({
      code: 'not-utf-8',
      message:
        'The evidence is not UTF-8. Create it again with the tool itself, without conversion.',
    });
  }
}
