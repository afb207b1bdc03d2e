import { Transform } from 'node:stream';

const marks = [
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
];

function markOf(start: Buffer) {
  return marks.find(({ bytes }) => start.subarray(0, 2).equals(bytes));
}

/** Whether a file starts with the byte order mark of UTF-16, as spreadsheets write "Unicode text". @internal */
export function isUtf16(start: Buffer): boolean {
  return markOf(start) !== undefined;
}

/** Makes UTF-8 of UTF-16 with a byte order mark, and passes everything else on. @internal */
export function toUtf8(refuse: () => Error): Transform {
  let start: Buffer | undefined = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  const decoded = (bytes: Buffer | undefined) => {
    if (!decoder) return bytes ?? null;
    return Buffer.from(decoder.decode(bytes, { stream: bytes !== undefined }));
  };
  const begin = (bytes: Buffer) => {
    const mark = markOf(bytes);
    if (mark) decoder = new TextDecoder(mark.encoding, { fatal: true });
    start = undefined;
  };
  return new Transform({
    readableHighWaterMark: 1_048_576,
    writableHighWaterMark: 1_048_576,
    transform(chunk: Buffer, _encoding, done) {
      let bytes = chunk;
      if (start) {
        bytes = Buffer.concat([start, chunk]);
        start = bytes;
        if (bytes.length < 2) {
          done();
          return;
        }
        begin(bytes);
      }
      try {
        done(null, decoded(bytes));
      } catch {
        done(refuse());
      }
    },
    flush(done) {
      try {
        done(null, start?.length ? start : decoded(undefined));
      } catch {
        done(refuse());
      }
    },
  });
}
