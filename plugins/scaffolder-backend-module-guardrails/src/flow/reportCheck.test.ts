import type { DriftReport } from '@backstage-guardrails/plugin-guardrails-common';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { reportCheck } from './reportCheck';

const report: DriftReport = { status: 'in-sync' };
const away = new Error('connect ECONNREFUSED');
const gone = new GuardrailsError({ code: 'not-found', message: 'No check.' });

/** Answers how often it was reported, with what came of it. */
async function reportWith(...failures: (Error | undefined)[]) {
  let asked = 0;
  const reported = reportCheck({
    guardrails: {
      reportDriftCheck: async () => {
        const failure = failures[Math.min(asked, failures.length - 1)];
        asked += 1;
        if (failure) throw failure;
      },
    },
    run: 'run-1',
    report,
    credentials: mockCredentials.service(),
    pauses: [0, 0, 0],
  });
  const outcome = await reported.then(
    () => 'reported',
    (error: Error) => error.message,
  );
  return [outcome, asked];
}

describe('reportCheck', () => {
  it.each<[string, (Error | undefined)[], [string, number]]>([
    ['at once', [undefined], ['reported', 1]],
    ['when the service is back', [away, undefined], ['reported', 2]],
    ['no more than so often', [away], [away.message, 3]],
    ['not again where it is refused', [gone], [gone.message, 1]],
    // The first report had arrived, and only its answer was lost.
    ['once where only the answer was lost', [away, gone], ['reported', 2]],
  ])('reports %s', async (_, failures, expected) => {
    expect(await reportWith(...failures)).toEqual(expected);
  });
});
