import { expect, test, type Browser, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expectAccessible } from './support/accessible';
import { Authenticator } from './support/authenticator';
import { signIn } from './support/persona';
import { picture } from './support/picture';
import { Portal } from './support/portal';
import { Session } from './support/session';

const plan = JSON.parse(
  readFileSync(
    resolve(__dirname, '../examples/plans/environment-denied.json'),
    'utf8',
  ),
);

test.describe.configure({ mode: 'serial' });

test.describe('Where policy asks for passkeys', () => {
  let portal: Portal;
  let developer: Session;
  let reviewer: Page;
  let authenticator: Authenticator;
  let approval: string;

  const as = (browser: Browser, role: string, team: string) =>
    signIn({ browser, url: portal.url, role, team });

  /** Asks that a rule be waived in production, where the shipped parameters ask for a passkey. */
  async function askForException(ref: string): Promise<string> {
    const decision = await developer.post<{ id: string }>('/decisions', {
      evidence: { document: plan },
      format: 'terraform-plan',
      target: { ref, environment: 'production' },
    });
    const exception = await developer.post<{ approval: string }>(
      '/exceptions',
      {
        decision: decision.id,
        rule: 'placement/allowed-regions',
        reason: 'The campaign runs there.',
        control: { kind: 'statement', text: 'We look after it by hand.' },
        until: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
      },
    );
    return exception.approval;
  }

  test.beforeAll(async () => {
    test.setTimeout(10 * 60_000);
    portal = await Portal.start({
      APP_CONFIG_guardrails_approvals_passkeys: '"enforced"',
      APP_CONFIG_guardrails_approvals_passkeyWaits: '0',
    });
  });

  test.afterAll(async () => {
    await portal?.stop();
  });

  test('a reviewer enrols a passkey', async ({ browser }) => {
    reviewer = await as(browser, 'Security reviewer', 'Security');
    authenticator = await Authenticator.plugInto(reviewer);
    await reviewer.goto(`${portal.url}/guardrails/approvals/settings`);
    const passkeys = reviewer.getByRole('region', { name: 'Passkeys' });
    await expect(passkeys).toContainText('You have no passkeys.');
    await passkeys.getByRole('button', { name: 'Add passkey' }).click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Laptop <b>one</b>');
    await expectAccessible(reviewer);
    await dialog.getByRole('button', { name: 'Add' }).click();
    const row = passkeys.getByRole('row', { name: /Laptop <b>one<\/b>/ });
    await expect(row).toContainText('Active');
    await expect(row).toContainText('Never');
    await picture(reviewer, 'passkeys');
    await expectAccessible(reviewer);
  });

  test('their token alone approves nothing', async ({ browser }) => {
    const page = await as(browser, 'Developer', 'Payments');
    await page.goto(`${portal.url}/guardrails/approvals`);
    developer = await Session.of(page, portal.api);
    approval = await askForException('component:default/checkout-api');
    const stolen = await Session.of(reviewer, portal.api);
    const { fingerprint } = await stolen.get<{ fingerprint: string }>(
      `/approvals/${approval}`,
    );
    expect(
      await stolen.try(`/approvals/${approval}/consent`, {
        kind: 'approve',
        fingerprint,
      }),
    ).toMatchObject({
      status: 403,
      body: { error: { code: 'passkey-needed' } },
    });
  });

  test('another finger approves nothing either', async () => {
    await reviewer.goto(`${portal.url}/guardrails/approvals/${approval}`);
    await authenticator.recognises(false);
    await reviewer
      .getByRole('button', { name: 'Approve with passkey' })
      .click();
    await expect(
      reviewer.getByText('No answer from a passkey', {
        exact: false,
      }),
    ).toBeVisible();
    await authenticator.recognises(true);
  });

  test('the reviewer signs, and it says so on the page and in the record', async () => {
    await picture(reviewer, 'approval-passkey');
    await reviewer
      .getByRole('button', { name: 'Approve with passkey' })
      .click();
    await expect(
      reviewer.getByRole('region', { name: 'Reviews (1)' }),
    ).toContainText('with a passkey signature');
    expect(await developer.get(`/approvals/${approval}`)).toMatchObject({
      consents: [
        {
          person: 'user:default/security-reviewer',
          kind: 'approve',
          means: 'passkey',
        },
      ],
    });
    await expectAccessible(reviewer);
  });

  test('a revoked passkey signs nothing more', async () => {
    await reviewer.goto(`${portal.url}/guardrails/approvals/settings`);
    await reviewer.getByRole('button', { name: /^Revoke Laptop/ }).click();
    await expect(
      reviewer.getByRole('region', { name: 'Passkeys' }),
    ).toContainText('Revoked');
    const next = await askForException('component:default/refund-worker');
    await reviewer.goto(`${portal.url}/guardrails/approvals/${next}`);
    await reviewer
      .getByRole('button', { name: 'Approve with passkey' })
      .click();
    await expect(
      reviewer.getByText('You have no valid passkey', { exact: false }),
    ).toBeVisible();
  });

  test('the owner sees who could act alone, and what cannot be known here', async ({
    browser,
  }) => {
    const lead = await as(browser, 'Team lead', 'Payments');
    await lead.goto(
      `${portal.url}/catalog/default/component/checkout-api/compliance`,
    );
    const duties = lead.getByRole('region', { name: 'Separation of duties' });
    await expect(duties).toContainText('group:default/payments');
    await expect(duties).toContainText('No code host is connected');
    await expect(duties).toContainText('No pipeline is connected');
    await expect(duties).toContainText('Request and Approve');
    await expectAccessible(lead);
  });
});
