import { readFileSync } from 'node:fs';
import { withoutServer } from '@backstage-guardrails/policy-decision';
import {
  corporaFolder,
  corpusPlans,
  createShippedLine,
} from '@backstage-guardrails/policy-testkit';
import { reportOf } from './check/output';
import { toJson } from './check/output/toJson';
import { withServerAdvice } from './check/withServerAdvice';
import { localQuestion } from './policy/localQuestion';
import { checkFiles } from './testing/checkFiles';

const folder = corporaFolder();
const instant = new Date(1767225600 * 1000);

(folder ? describe : describe.skip)(
  `parity${folder ? '' : ' (the corpora are not beside the checkout)'}`,
  () => {
    it('is kept between the engine and the command line over a hundred plans', async () => {
      const files = corpusPlans({ folder: folder!, count: 100 });
      expect(files).toHaveLength(100);
      const line = await createShippedLine();
      const parameters = line.withValues({});
      const expected = await Promise.all(
        files.map(async file => {
          try {
            const { verdict, source } = await line.judge({
              evidence: readFileSync(file),
              format: 'auto',
              instant,
              facts: withoutServer,
              parameters,
              ...localQuestion({
                format: 'auto',
                environmentClass: 'production',
                bundles: [],
              }),
            });
            const judged = withServerAdvice({
              file,
              verdict,
              evidence: source,
              attested: false,
              subject: '',
            });
            const reported = reportOf(
              { status: 'judged', judged },
              { several: true, locate: undefined },
            );
            const [decision] = JSON.parse(
              [
                ...toJson({
                  version: '',
                  requireFacts: false,
                  files: [reported],
                }),
              ].join(''),
            ).decisions;
            return [file, decision];
          } catch (error) {
            return [file, { error: (error as { code: string }).code }];
          }
        }),
      );
      const printed = await checkFiles(files, []);
      expect(files.map(file => [file, printed.get(file)])).toEqual(expected);
      // A hundred refusals would be alike too.
      const judged = [...printed.values()].filter(p => 'outcome' in p);
      expect(judged.length).toBeGreaterThan(90);
    }, 120_000);
  },
);
