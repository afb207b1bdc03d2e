import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { choose, chooseIn, fillFirstPage, submit } from './support/form';
import { reachByTab } from './support/keyboard';
import { signIn } from './support/persona';
import { picture } from './support/picture';
import { Portal } from './support/portal';
import { Session } from './support/session';

test.describe.configure({ mode: 'serial' });

test.describe('A change that others have to consent to', () => {
  let portal: Portal;
  let developer: Page;
  let approver: Page;
  let reviewer: Page;
  let run: string;
  let refused: string;

  const as = (browser: Browser, role: string, team: string) =>
    signIn({ browser, url: portal.url, role, team });

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(10 * 60_000);
    portal = await Portal.start();
    developer = await as(browser, 'Developer', 'Payments');
  });

  test.afterAll(async () => {
    await portal?.stop();
  });

  test('the developer has an environment with data in staging', async () => {
    await developer.goto(`${portal.url}/create/templates/default/environment`);
    await fillFirstPage(developer, {
      description: 'Load tests of the checkout',
      costCentre: '4711',
    });
    await choose(developer, 'Environment', 'Staging');
    await developer.getByLabel('Holds data').check();
    await submit(developer, 'completed');
    await developer.getByRole('link', { name: /in the catalog/ }).click();
    await expect(async () => {
      await developer.reload();
      await expect(
        developer.getByRole('heading', { name: 'checkout-load-test' }),
      ).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  });

  test('removing it waits for approval, and says by whom', async () => {
    await removeEnvironment(developer, portal);
    await submit(developer, 'completed');
    await picture(developer, 'task-waiting', { height: 730 });
    const link = developer.getByRole('link', { name: 'Waiting for approval' });
    run = new URL((await link.getAttribute('href'))!).pathname;
    await developer.goto(`${portal.url}${run}`);
    await expect(
      developer.getByText("You can't approve your own request.", {
        exact: false,
      }),
    ).toBeVisible();
    await expect(
      developer.getByRole('button', { name: 'Approve' }),
    ).toHaveCount(0);
    await expect(stepOf(developer, 'Approval')).toContainText('In progress');
    await expectAccessible(developer);
  });

  test('the page of the run fits a phone, and the dark', async () => {
    await developer.setViewportSize({ width: 390, height: 844 });
    await developer.evaluate(() =>
      window.localStorage.setItem('theme', 'dark'),
    );
    await developer.goto(`${portal.url}${run}`);
    await expect(
      developer.getByRole('button', { name: 'Withdraw request' }),
    ).toBeInViewport();
    await expect(developer.locator('[aria-busy=true]')).toHaveCount(0);
    await expect(developer.locator('html')).toHaveJSProperty(
      'scrollWidth',
      390,
    );
    await expectAccessible(developer);
    await developer.evaluate(() =>
      window.localStorage.setItem('theme', 'light'),
    );
    await developer.setViewportSize({ width: 1280, height: 900 });
    await developer.goto(`${portal.url}${run}`);
  });

  test('the approver finds it in the inbox and sees what is asked', async ({
    browser,
  }) => {
    approver = await as(browser, 'Platform engineer', 'Platform');
    await approver.goto(`${portal.url}/notifications`);
    await expect(
      approver.getByText(/checkout-load-test/).first(),
    ).toBeVisible();
    await approver.goto(`${portal.url}/guardrails/approvals`);
    const request = approver
      .getByRole('table')
      .getByRole('link', { name: /checkout-load-test/ })
      .first();
    await expect(request).toBeVisible();
    await picture(approver, 'approvals');
    await expectAccessible(approver);
    await request.click();
    // The request of a change is on the page of its run.
    await expect(approver).toHaveURL(`${portal.url}${run}`);
    await expect(
      approver.getByRole('region', { name: 'What you are approving' }),
    ).toBeVisible();
    await expect(
      approver.getByRole('button', { name: 'Approve' }),
    ).toBeInViewport();
    await expect(
      approver.getByText('terraform_data.environment').first(),
    ).toBeVisible();
    await picture(approver, 'approval');
    await expectAccessible(approver);
  });

  test('it is reassigned to another approver, returned, and approved', async ({
    browser,
  }) => {
    await approver.getByRole('button', { name: 'Reassign' }).click();
    const dialog = approver.getByRole('dialog');
    await chooseIn(dialog, 'Assign to', 'Team lead, Payments');
    await dialog.getByLabel('Reason').fill('You know what was tested.');
    await expectAccessible(approver);
    await dialog.getByRole('button', { name: 'Reassign' }).click();
    await expect(approver.getByRole('button', { name: 'Approve' })).toHaveCount(
      0,
    );

    const lead = await as(browser, 'Team lead', 'Payments');
    await lead.goto(`${portal.url}${run}`);
    await expect(
      lead.getByText('You know what was tested.').first(),
    ).toBeVisible();
    await expectAccessible(lead);
    await lead.getByRole('button', { name: 'Return' }).click();
    await expect(lead.getByRole('button', { name: 'Return' })).toHaveCount(0);

    // The requester reads on while it is approved.
    const timeline = developer.getByRole('region', { name: 'Timeline' });
    await timeline.scrollIntoViewIfNeeded();
    const copy = developer.getByRole('button', { name: 'Copy JSON' });
    await copy.focus();
    await timeline.scrollIntoViewIfNeeded();
    const place = (await timeline.boundingBox())!.y;

    await approver.reload();
    await approver.getByRole('button', { name: 'Approve' }).focus();
    await approver.keyboard.press('Enter');
    const confirmation = approver.getByRole('dialog', {
      name: 'Approve this change',
    });
    await expect(confirmation).toContainText('checkout-load-test');
    await expect(confirmation).toContainText('staging');
    await expect(confirmation).toContainText('terraform_data.environment');
    const approve = confirmation.getByRole('button', { name: 'Approve' });
    await expect(approve).toBeDisabled();
    await reachByTab(approver, confirmation.getByRole('checkbox'), {
      from: confirmation.getByLabel('Reason'),
    });
    await approver.keyboard.press('Space');
    await picture(approver, 'approval-confirm');
    await expectAccessible(approver);
    await reachByTab(approver, approve, {
      from: confirmation.getByRole('checkbox'),
    });
    await approver.keyboard.press('Enter');
    await expect(approver.getByText('Approved').first()).toBeVisible();

    await expect(
      developer
        .locator('[aria-live=polite]')
        .filter({ hasText: 'State changed: Approved' }),
    ).toHaveCount(1);
    await expect(copy).toBeFocused();
    expect((await timeline.boundingBox())!.y).toBeCloseTo(place, -1);
  });

  test('the developer resumes, and is not asked again', async () => {
    await developer.getByRole('button', { name: 'Resume' }).click();
    await expect(developer).toHaveURL(/\/create\/templates\/.*formData=/);
    await expect(developer.getByLabel('Type its name to confirm')).toHaveValue(
      'checkout-load-test',
    );
    await submit(developer, 'completed');
    await expect(
      developer.getByRole('link', { name: 'Waiting for approval' }),
    ).toHaveCount(0);
    const decision = await developer
      .getByRole('link', { name: /^Decision\b/ })
      .getAttribute('href');
    await developer.goto(new URL(decision!, portal.url).href);
    await expect(
      developer.getByText('Continues an earlier task').first(),
    ).toBeVisible();
    await developer.goto(`${portal.url}${run}`);
    await expect(stepOf(developer, 'Apply')).toContainText('Done');
    await expect(
      developer.getByText("can't be used again.", { exact: false }).first(),
    ).toBeVisible();
    await picture(developer, 'approval-redeemed');
  });

  test('a developer who is refused asks for an exception', async () => {
    await fillCampaign(developer, portal, 'checkout-load-test');
    await submit(developer, 'failed');
    refused = await decisionOf(developer);
    await developer.goto(`${portal.url}${refused}`);
    await developer
      .getByRole('button', {
        name: 'Request exception or policy change for placement/allowed-regions',
      })
      .first()
      .click();
    await developer
      .getByRole('menuitem', { name: 'Request exception' })
      .click();
    const dialog = developer.getByRole('dialog');
    await dialog
      .getByLabel('Reason')
      .fill('The campaign is for customers there.');
    await dialog
      .getByLabel('Compensating control')
      .fill('Only test data is kept there.');
    await dialog
      .getByLabel('Expires on')
      .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await picture(developer, 'exception-request');
    await expectAccessible(developer);
    await dialog.getByRole('button', { name: 'Submit request' }).click();
    await expect(developer).toHaveURL(
      /\/guardrails\/exceptions\/[0-9a-f-]{36}/,
    );
    await expect(developer.getByText('Waiting').first()).toBeVisible();
  });

  test('security grants it, and the same request is allowed, with the finding still shown', async ({
    browser,
  }) => {
    const exception = developer.url();
    reviewer = await as(browser, 'Security reviewer', 'Security');
    await consentToException(reviewer, portal);

    await developer.goto(exception);
    await expect(developer.getByText('Active').first()).toBeVisible();
    await picture(developer, 'exception');
    await expectAccessible(developer);

    await fillCampaign(developer, portal, 'checkout-load-test');
    await submit(developer, 'completed');
    const decision = await developer
      .getByRole('link', { name: /^Decision\b/ })
      .getAttribute('href');
    await developer.goto(new URL(decision!, portal.url).href);
    await expect(developer.getByText('Waived').first()).toBeVisible();
    await picture(developer, 'decision-waived');

    await developer.goto(exception);
    await developer.getByRole('button', { name: 'Revoke' }).click();
    const dialog = developer.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The campaign is over.');
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await expect(developer.getByText('Revoked').first()).toBeVisible();
    await developer.goto(`${portal.url}/guardrails/exceptions`);
    await expect(developer.getByRole('table').first()).toContainText('Revoked');
    await picture(developer, 'exceptions');
    await expectAccessible(developer);
  });

  test('a person who granted an exception does not grant the next one', async () => {
    const session = await Session.of(developer, portal.api);
    expect(await session.try('/exceptions', overseas(refused))).toMatchObject({
      status: 409,
      body: { error: { code: 'approval-needed' } },
    });
  });

  test('an exception ends by itself, and the request is refused again', async () => {
    await fillCampaign(developer, portal, 'checkout-campaign');
    await submit(developer, 'failed');
    const decision = await decisionOf(developer);
    await developer.goto(`${portal.url}${decision}`);
    const session = await Session.of(developer, portal.api);
    const { id } = await session.post<{ id: string }>(
      '/exceptions',
      overseas(decision),
    );
    await consentToException(reviewer, portal);
    await developer.goto(`${portal.url}/guardrails/exceptions/${id}`);
    await expect(developer.getByText('Active').first()).toBeVisible();
    await expect(async () => {
      await developer.reload();
      await expect(developer.getByText('Expired').first()).toBeVisible({
        timeout: 5_000,
      });
    }).toPass({ timeout: 90_000 });
    await picture(developer, 'exception-ended');

    await fillCampaign(developer, portal, 'checkout-campaign');
    await submit(developer, 'failed');
  });

  test('an auditor finds all of it on the ledger', async ({ browser }) => {
    const auditor = await as(browser, 'Finance', 'Finance');
    await auditor.goto(`${portal.url}/guardrails/ledger`);
    const entries = auditor.getByRole('table').last();
    await expect(entries).toContainText(/decision/i);
    await expect(auditor.getByText(/no anchor/i).first()).toBeVisible();
    await picture(auditor, 'ledger');
    await expectAccessible(auditor);
  });
});

/** A request for an exception that lasts long enough to be granted, and ends while the test looks. */
function overseas(decision: string) {
  return {
    decision: decision.split('/').pop(),
    rule: 'placement/allowed-regions',
    reason: 'One more hour of the campaign.',
    control: { kind: 'statement', text: 'Only test data is kept there.' },
    until: new Date(Date.now() + 45_000).toISOString(),
  };
}

/** Path of the decision that the task on the page ended with. */
async function decisionOf(page: Page): Promise<string> {
  const address = await page
    .getByRole('link', { name: /\/guardrails\/decisions\// })
    .first()
    .getAttribute('href');
  return new URL(address!).pathname;
}

/** An environment where the parameters allow none. */
async function fillCampaign(
  page: Page,
  portal: Portal,
  name: string,
): Promise<void> {
  await page.goto(`${portal.url}/create/templates/default/environment`);
  await fillFirstPage(page, {
    name,
    description: 'A campaign overseas',
    costCentre: '4711',
  });
  await choose(page, 'Environment', 'Staging');
  await choose(page, 'Region', 'Virginia (us-east-1)');
}

/** How far a step of the run on the page has come. */
function stepOf(page: Page, name: string) {
  return page
    .getByRole('list', { name: 'Steps of the run' })
    .getByRole('listitem')
    .filter({ hasText: name });
}

async function consentToException(page: Page, portal: Portal): Promise<void> {
  await page.goto(`${portal.url}/guardrails/approvals`);
  await page
    .getByRole('table')
    .getByRole('link', { name: /allowed-regions/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved').first()).toBeVisible();
}

async function removeEnvironment(page: Page, portal: Portal): Promise<void> {
  await page.goto(`${portal.url}/create/templates/default/decommission`);
  await expect(page.getByRole('textbox', { name: 'Resource' })).toHaveValue(
    'resource:default/checkout-load-test',
  );
  await page.getByLabel('Type its name to confirm').fill('checkout-load-test');
}
