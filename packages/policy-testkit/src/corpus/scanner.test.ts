import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createShippedLine } from '../line';
import { corporaFolder } from './readVerdicts';
import { runScannerMapping, type ScannerResult } from './scannerMapping';

const AGREE = 1257;
const FALSE_ALLOWS = 0;
const FALSE_DENIES = 0;

const corpora = corporaFolder();
const folder = corpora && join(corpora, 'scanner');
const withRows = folder && existsSync(folder) ? describe : describe.skip;

withRows('verdicts of another scanner on its own plans', () => {
  let result: ScannerResult;

  beforeAll(async () => {
    const line = await createShippedLine();
    result = await runScannerMapping({
      folder: folder!,
      rules: line.rules.map(({ id }) => id),
      findingsOf: async (plan, parameters) => {
        const { verdict } = await line.judge({
          evidence: plan,
          format: 'terraform-plan',
          actor: { kind: 'human', ref: 'corpus', groups: [], origin: 'cli' },
          target: { environmentClass: 'production' },
          instant: new Date('2026-01-01T00:00:00Z'),
          parameters: line.withValues(parameters),
        });
        return verdict.findings;
      },
    });
  }, 120_000);

  it('are stated by our rules for at least 70 % of the checks', () => {
    expect(result.stated / result.checks).toBeGreaterThan(0.7);
  });

  it('leave out no row that ours agrees with, and none that is not there', () => {
    expect(result.needless).toEqual([]);
  });

  it('name rules that exist', () => {
    expect(result.unknownRules).toEqual([]);
  });

  // The numbers only get better: a rule that lets through what it caught before fails here.
  it('agree with ours at least as often as before', () => {
    const { agree, falseAllows, falseDenies } = result;
    expect({
      agree: agree >= AGREE,
      falseAllows: falseAllows.length <= FALSE_ALLOWS ? [] : falseAllows,
      falseDenies: falseDenies.length <= FALSE_DENIES ? [] : falseDenies,
    }).toEqual({ agree: true, falseAllows: [], falseDenies: [] });
  });
});
