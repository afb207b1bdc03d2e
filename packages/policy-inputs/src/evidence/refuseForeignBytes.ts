import { EvidenceError } from '../errors';

/**
 * Refuses what is not JSON in UTF-8 by its first bytes, and says how it probably came about:
 * most of these are a wrong command, not an attack.
 * @internal
 */
export function refuseForeignBytes(bytes: Uint8Array, maxBytes: number): void {
  if (bytes.length === 0) {
    throw new EvidenceError({
      code: 'empty',
      message:
        'The evidence is empty. Check that the command that should have written it succeeded.',
    });
  }
  if (bytes.length > maxBytes) {
    throw new EvidenceError({
      code: 'too-large',
      message: `The evidence has ${bytes.length} bytes. The limit is ${maxBytes}. Split the plan or raise the limit.`,
    });
  }
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw utf16();
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    throw new EvidenceError({
      code: 'byte-order-mark',
      path: 'offset 0',
      message:
        'The evidence starts with a byte order mark, which JSON does not allow. Save it as UTF-8 without one: in PowerShell 7 use "Out-File -Encoding utf8NoBOM".',
    });
  }
  if (a === 0x1f && b === 0x8b) {
    throw new EvidenceError({
      code: 'compressed',
      message: 'The evidence is compressed with gzip. Decompress it first.',
    });
  }
  if (a === 0x50 && b === 0x4b && c <= 8 && d <= 8) {
    throw new EvidenceError({
      code: 'plan-file',
      message:
        'This is a zip file, probably the binary plan. Run "terraform show -json <plan file>".',
    });
  }
  // ASCII text in UTF-16 without a mark has a zero in every second byte.
  if (bytes.length > 1 && (a === 0) !== (b === 0)) throw utf16();
}

function utf16(): EvidenceError {
  return new EvidenceError({
    code: 'utf-16',
    path: 'offset 0',
    message:
      'The evidence is UTF-16, as ">" of Windows PowerShell writes it. Write UTF-8: "terraform show -json plan | Out-File -Encoding utf8NoBOM plan.json", or redirect in cmd.',
  });
}
