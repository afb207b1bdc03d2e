import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One verdict of an upstream suite. @public */
export type VerdictRow = {
  /** Path below `terraform-plans`. */
  file: string;
  /** `mock.<case>`, the address of a resource, or the whole plan. */
  case: string;
  rule: string;
  expected: 'allow' | 'deny';
};

// eslint-disable-next-line no-restricted-syntax -- a private package that is only ever run from the checkout
const repository = resolve(__dirname, '../../../..');

/** Where the corpora are, if they are: beside the checkout, never part of it. @public */
export function corporaFolder(): string | undefined {
  const folder = resolve(repository, '../shared/corpora/terraform-plans');
  return existsSync(join(folder, 'verdicts.tsv')) ? folder : undefined;
}

/** Every row of `verdicts.tsv`, in its order. @public */
export function readVerdicts(folder: string): VerdictRow[] {
  const [header, ...lines] = readFileSync(join(folder, 'verdicts.tsv'), 'utf8')
    .replace(/\r/g, '')
    .trimEnd()
    .split('\n');
  const columns = header.split('\t');
  return lines.map(line => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)];
    const expected = cell('expected');
    if (expected !== 'allow' && expected !== 'deny') {
      throw new TypeError(`Not a verdict: ${line}`);
    }
    return {
      file: cell('file'),
      case: cell('case_or_resource'),
      rule: cell('rule'),
      expected,
    };
  });
}
