import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { classifyAnswer } from './classifyAnswer';

/** Answers of real services and specifications, beside the checkout and no part of it: see the manifest there. */
const corpora = resolve(__dirname, '../../../../../shared/corpora');
const manifest = join(corpora, 'MANIFEST.tsv');
const present = existsSync(manifest);
const withCorpora = present ? describe : describe.skip;

type Row = { file: string; expected: string };

function rows(): Row[] {
  if (!present) return [];
  const [header, ...lines] = readFileSync(manifest, 'utf8').trim().split('\n');
  const names = header.split('\t');
  return lines
    .map(line => line.split('\t'))
    .map(cells => ({
      file: cells[names.indexOf('file')],
      expected: [
        cells[names.indexOf('contains')],
        cells[names.indexOf('expected')],
      ].join('; '),
    }))
    .filter(({ file }) => file.startsWith('health/'));
}

/** What a row of the manifest says, by its own words: a status of the whole, and for some a status code. */
function expectedOf({ expected }: Row): {
  statusCode: number;
  status: string;
} {
  const statusCode = Number(/: HTTP (\d{3}) by default/.exec(expected)?.[1]);
  if (statusCode) return { statusCode, status: 'warn' };
  const bad = /=> unhealthy|top-level status DOWN/.test(expected);
  return { statusCode: bad ? 503 : 200, status: bad ? 'fail' : 'pass' };
}

withCorpora(
  `answers of real services${
    present ? '' : ' (skipped: the corpora are not beside the project)'
  }`,
  () => {
    it.each(rows())('$file: $expected', row => {
      const { statusCode, status } = expectedOf(row);
      const body = new Uint8Array(readFileSync(join(corpora, row.file)));
      const answer = { statusCode, body, truncated: false };
      expect(classifyAnswer(answer).status).toBe(status);
      // the body alone says it as well, where the code is that of a success
      const alone = classifyAnswer({ ...answer, statusCode: 200 });
      expect(alone.status).toBe(status === 'warn' ? 'pass' : status);
      expect(alone.dialect).not.toBe('status-code');
    });
  },
);

// jest wants a test in a file whose only describe is skipped
it('knows the answers of the manifest, if there is one', () => {
  expect(rows().length > 0).toBe(present);
});
