import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  type Finding,
  type Json,
  ruleIdSchema,
} from '@backstage-guardrails/policy-model';
import { parse } from 'yaml';
import { z } from 'zod';

const reason = z.string().min(20);
/** Rows of a check, as `file address`, with the name of the file alone. */
const rows = z.array(z.string().regex(/^\S+\.json \S+$/)).min(1);

const mappingSchema = z.strictObject({
  version: z.literal('guardrails/scanner-mapping/v1'),
  checks: z.array(
    z.union([
      z.strictObject({
        check: z.string(),
        /** Rules of ours that state the same requirement: any of them denies where the scanner does. */
        ours: z.array(ruleIdSchema).min(1),
        /** A pattern of the place or the expectation, where a rule asks for more than the check. */
        where: z.string().optional(),
        /** Values of ours that the check sets otherwise. */
        parameters: z.record(z.string(), z.json()).optional(),
        /** Rows that test something else, or what a plan does not say. */
        except: z.array(z.strictObject({ rows, reason })).optional(),
        /** Rows where the documentation of the vendor shows the scanner wrong. */
        wrong: z
          .array(z.strictObject({ rows, reference: z.url(), reason }))
          .optional(),
      }),
      z.strictObject({ check: z.string(), reason }),
    ]),
  ),
});

type Check = z.infer<typeof mappingSchema>['checks'][number];

type Row = {
  file: string;
  address: string;
  check: string;
  expected: 'allow' | 'deny';
};

/** What became of the rows of another scanner. @internal */
export type ScannerResult = {
  agree: number;
  falseAllows: string[];
  falseDenies: string[];
  unmapped: number;
  /** Rows of mapped checks that are left out, each with its reason. */
  leftOut: number;
  /** Rows that the mapping leaves out although ours agrees, or that are in no table of verdicts. */
  needless: string[];
  /** Rules that the mapping names and that are not there. */
  unknownRules: string[];
  stated: number;
  checks: number;
};

// eslint-disable-next-line no-restricted-syntax -- a private package that is only ever run from the checkout
const committed = resolve(__dirname, '../../corpus/scanner.yaml');

/** Holds our rules against the verdicts of another scanner on its own plans. @internal */
export async function runScannerMapping(options: {
  folder: string;
  /** The rules that there are. */
  rules: readonly string[];
  findingsOf(
    plan: Uint8Array,
    parameters: Record<string, Json>,
  ): Promise<Finding[]>;
}): Promise<ScannerResult> {
  const { folder, rules, findingsOf } = options;
  const { checks } = mappingSchema.parse(
    parse(readFileSync(committed, 'utf8')),
  );
  const mapped = new Map(checks.map(check => [check.check, check]));
  const leftOut = new Set(checks.flatMap(leftOutRows));
  const found = new Map<string, Finding[]>();
  const result: ScannerResult = {
    agree: 0,
    falseAllows: [],
    falseDenies: [],
    unmapped: 0,
    leftOut: 0,
    needless: [],
    unknownRules: checks.flatMap(check =>
      'ours' in check ? check.ours.filter(id => !rules.includes(id)) : [],
    ),
    stated: checks.filter(check => 'ours' in check).length,
    checks: checks.length,
  };
  for (const row of readRows(folder)) {
    const check = mapped.get(row.check);
    if (!check) throw new TypeError(`${row.check} is not in the mapping`);
    if (!('ours' in check)) {
      result.unmapped += 1;
      continue;
    }
    const parameters = check.parameters ?? {};
    const key = `${row.file} ${JSON.stringify(parameters)}`;
    const findings =
      found.get(key) ??
      (await findingsOf(readFileSync(join(folder, row.file)), parameters));
    found.set(key, findings);
    const where = new RegExp(check.where ?? '');
    const denied = findings.some(
      finding =>
        finding.resource === row.address &&
        check.ours.includes(finding.rule) &&
        where.test(`${finding.path} ${JSON.stringify(finding.expected)}`),
    );
    const agrees = denied === (row.expected === 'deny');
    const name = rowName(row);
    if (leftOut.delete(name)) {
      result.leftOut += 1;
      if (agrees) result.needless.push(name);
    } else if (agrees) result.agree += 1;
    else {
      (denied ? result.falseDenies : result.falseAllows).push(
        `${row.check} ${row.file} ${row.address}`,
      );
    }
  }
  result.needless.push(...leftOut);
  return result;
}

function leftOutRows(check: Check): string[] {
  if (!('ours' in check)) return [];
  return [...(check.except ?? []), ...(check.wrong ?? [])].flatMap(entry =>
    entry.rows.map(row => `${check.check} ${row}`),
  );
}

function rowName(row: Row): string {
  return `${row.check} ${basename(row.file)} ${row.address}`;
}

function readRows(folder: string): Row[] {
  const [header, ...lines] = readFileSync(join(folder, 'verdicts.tsv'), 'utf8')
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
      address: cell('address'),
      check: cell('check_id'),
      expected,
    };
  });
}
