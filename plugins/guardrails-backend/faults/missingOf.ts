import { mockCredentials } from '@backstage/backend-test-utils';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { DEVELOPER, PLATFORM, SECURITY } from './organisation';
import { receiptVerifier } from './receiptVerifier';
import type { Acknowledged } from './Story';

/**
 * What a finished story should have left behind and did not, in words. It looks the way users look: through the
 * API, and at receipts that it verifies itself.
 */
export async function missingOf(
  url: string,
  story: Acknowledged,
): Promise<string[]> {
  const as = (person: string) =>
    GuardrailsClient.forServer({
      server: url,
      token: mockCredentials.user.token(person),
    });
  const developer = as(DEVELOPER);
  const missing: string[] = [];
  const expectThat = (holds: boolean, what: string) => {
    if (!holds) missing.push(what);
  };

  const { decision, approval, exception, waived } = story as Required<
    typeof story
  >;
  const change = await developer.getDecision(decision);
  const kinds = change.timeline.map(event => event.kind);
  const times = (kind: string) => kinds.filter(item => item === kind).length;
  expectThat(times('grant-redeemed') === 1, 'the change was redeemed once');
  expectThat(times('applied') === 1, 'the outcome was recorded once');

  const request = await developer.getApproval(approval);
  expectThat(request.state === 'redeemed', 'the approval was used up');
  expectThat(
    request.consents.filter(({ person }) => person === PLATFORM).length === 1,
    'the consent to the change is there once',
  );
  const granted = await developer.getException(exception);
  expectThat(granted.state === 'active', 'the exception is in force');
  const consent = await as(SECURITY).getApproval(granted.approval);
  expectThat(
    consent.consents.filter(({ person }) => person === SECURITY).length === 1,
    'the consent to the exception is there once',
  );
  const after = await developer.getDecision(waived);
  expectThat(
    after.decision.verdict.findings.some(
      finding => finding.exception === exception,
    ),
    'the finding is waived by the exception',
  );

  const auditor = as(SECURITY);
  const verify = await receiptVerifier(auditor);
  const places = [...(change.ledger ?? []), ...(after.ledger ?? [])];
  const recorded = new Set(places.map(({ kind }) => kind));
  for (const kind of [
    'decision',
    'approval',
    'grant',
    'redemption',
    'outcome',
  ]) {
    expectThat(recorded.has(kind), `the ${kind} is on the ledger`);
  }
  for (const { epoch, index, kind } of places) {
    expectThat(
      await verify({ epoch, index }),
      `the receipt of the ${kind} verifies`,
    );
  }
  return missing;
}
