import { createShippedLine } from '../line';
import { readMapping } from './readMapping';
import { corporaFolder, readVerdicts } from './readVerdicts';
import { type RowResult, runMapping } from './runMapping';

const folder = corporaFolder();
const withCorpora = folder ? describe : describe.skip;

const why = folder ? '' : ' (the corpora are not beside the checkout)';

withCorpora(`verdicts of other suites${why}`, () => {
  let results: RowResult[];

  let run: (
    options: Pick<Parameters<typeof runMapping>[0], 'rows' | 'mapping'>,
  ) => Promise<RowResult[]>;

  beforeAll(async () => {
    const line = await createShippedLine();
    run = options =>
      runMapping({
        folder: folder!,
        ...options,
        findingsOf: async ({ plan, parameters }) => {
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
    results = await run({
      rows: readVerdicts(folder!),
      mapping: readMapping(),
    });
  }, 120_000);

  const where = (status: RowResult['status']) =>
    results.filter(result => result.status === status);

  it('are answered alike wherever one of our rules states the requirement', () => {
    expect(
      where('disagrees').map(({ row, ...rest }) => ({ ...row, ...rest })),
    ).toEqual([]);
  });

  it('are never answered with silence where upstream denies, whatever the mapping leaves out', async () => {
    const mapping = readMapping();
    const rules = mapping.rules.map(rule =>
      'ours' in rule ? { ...rule, except: [] } : rule,
    );
    const rows = readVerdicts(folder!).filter(row => row.expected === 'deny');
    const all = await run({ rows, mapping: { ...mapping, rules } });
    expect(
      all.filter(result => result.status === 'disagrees').map(({ row }) => row),
    ).toEqual([]);
  });

  it('are mapped for at least 460 of the rows, with a reason for each other', () => {
    expect(where('not-mapped').length).toBeLessThanOrEqual(
      results.length - 460,
    );
    expect(
      where('not-mapped').filter(
        result => 'reason' in result && result.reason.length < 20,
      ),
    ).toEqual([]);
    expect(where('upstream-wrong').length).toBeLessThanOrEqual(10);
  });
});
