import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { chooseIn } from './support/form';
import { signIn } from './support/persona';
import { picture } from './support/picture';
import { Portal } from './support/portal';
import { administer, query } from './support/postgres';

const connection = process.env.GUARDRAILS_JOURNEY_POSTGRES ?? '';
const database = 'resource:default/orders-database';

test.describe.configure({ mode: 'serial' });

test.describe('An engineer needs a database in an incident', () => {
  test.skip(!connection, 'PostgreSQL is not there');

  let portal: Portal;
  let developer: Page;
  let lease: string;
  let account: { connection: string; username: string; password: string };

  const as = (browser: Browser, role: string, team: string) =>
    signIn({ browser, url: portal.url, role, team });

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(10 * 60_000);
    administer(
      connection,
      `create table orders (id int, item text);
       insert into orders values (1, 'a lamp');
       create role orders_readers nologin;
       grant select on orders to orders_readers;`,
    );
    portal = await Portal.start({
      APP_CONFIG_guardrails_access_postgres: JSON.stringify([
        {
          resource: database,
          environment: 'production',
          connection,
          roles: [{ name: 'orders_readers', description: 'Reads every order' }],
        },
      ]),
    });
    developer = await as(browser, 'Developer', 'Payments');
  });

  test.afterAll(async () => {
    await portal?.stop();
  });

  test('asks for a role, for minutes, with a reason', async () => {
    await developer.goto(`${portal.url}/guardrails/access`);
    await askForAccess(developer, {
      purpose: 'See why orders of the night are missing',
    });
    await picture(developer, 'access-request');
    await expectAccessible(developer);
    await developer.getByRole('button', { name: 'Submit request' }).click();
    await expect(developer).toHaveURL(/\/guardrails\/access\/[0-9a-f-]{36}$/);
    await expect(
      developer.getByRole('button', { name: 'Start access' }),
    ).toHaveCount(0);
    lease = new URL(developer.url()).pathname;
  });

  test('another person consents', async ({ browser }) => {
    const approver = await as(browser, 'Platform engineer', 'Platform');
    await approver.goto(`${portal.url}/guardrails/approvals`);
    await approver
      .getByRole('table')
      .getByRole('link', { name: /orders/ })
      .first()
      .click();
    await expect(
      approver.getByRole('region', { name: 'What you are approving' }),
    ).toContainText('orders_readers');
    await expectAccessible(approver);
    await approver.getByRole('button', { name: 'Approve' }).click();
    await expect(approver.getByText('Approved').first()).toBeVisible();
  });

  test('starts it, and gets exactly that role', async () => {
    await developer.goto(`${portal.url}${lease}`);
    await developer.getByRole('button', { name: 'Start access' }).click();
    const dialog = developer.getByRole('dialog');
    await expect(dialog).toContainText('shown once');
    const shown = async (name: string) => {
      const text = await dialog
        .getByRole('button', { name: `Copy ${name}` })
        .locator('xpath=ancestor::span[normalize-space(.) != ""][1]')
        .innerText();
      return text.trim();
    };
    account = {
      connection,
      username: await shown('user name'),
      password: await shown('password'),
    };
    await expectAccessible(developer);
    await dialog.getByRole('button', { name: "I've saved it" }).click();
    await expect(developer.getByText(account.password)).toHaveCount(0);
    await picture(developer, 'access-active');

    expect(query(account, 'select item from orders')).toEqual({
      ok: true,
      output: 'a lamp',
    });
    for (const beyond of [
      "insert into orders values (2, 'a chair')",
      'create table mine (id int)',
      'drop table orders',
    ]) {
      expect(query(account, beyond)).toMatchObject({
        ok: false,
        output: expect.stringMatching(/permission denied|must be owner/),
      });
    }
  });

  test('loses it at the end', async () => {
    await developer.getByRole('button', { name: 'End access' }).click();
    const dialog = developer.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Found it');
    await dialog.getByRole('button', { name: 'End access' }).click();
    await expect(developer.getByText('Ended').first()).toBeVisible();
    expect(query(account, 'select 1')).toMatchObject({ ok: false });
    expect(
      administer(
        connection,
        "select count(*) from pg_roles where rolname like 'guardrails_lease_%'",
      ),
    ).toBe('0');
    await picture(developer, 'access-ended');
  });

  test('breaks the glass, and everybody hears of it', async ({ browser }) => {
    await developer.goto(`${portal.url}/guardrails/access`);
    await askForAccess(developer, {
      purpose: 'Orders are lost this very minute',
      minutes: '10',
    });
    await developer.getByLabel(/^Break-glass/).check();
    await developer.getByLabel('Type the resource to confirm').fill(database);
    await picture(developer, 'access-break-glass');
    await expectAccessible(developer);
    await developer
      .getByRole('button', { name: 'Request break-glass access' })
      .last()
      .click();
    await expect(
      developer.getByRole('button', { name: 'Start access' }),
    ).toBeVisible();
    lease = new URL(developer.url()).pathname;
    await expect(
      developer.getByRole('region', { name: 'Break-glass reviews' }),
    ).toContainText('0 of 2 reviews');
    await developer.getByRole('button', { name: 'Start access' }).click();
    await developer.getByRole('button', { name: "I've saved it" }).click();
    await developer.getByRole('button', { name: 'End access' }).click();
    const end = developer.getByRole('dialog');
    await end.getByLabel('Reason').fill('The orders are found');
    await end.getByRole('button', { name: 'End access' }).click();
    await expect(developer.getByText('Ended').first()).toBeVisible();
    await picture(developer, 'access-debt');

    for (const [role, team] of [
      ['Security reviewer', 'Security'],
      ['Platform engineer', 'Platform'],
    ]) {
      const reviewer = await as(browser, role, team);
      await reviewer.goto(`${portal.url}/notifications`);
      await expect(reviewer.getByText(/orders-database/).first()).toBeVisible();
      await reviewer.goto(`${portal.url}${lease}`);
      await reviewer.getByRole('button', { name: 'Review' }).click();
      const dialog = reviewer.getByRole('dialog');
      await dialog
        .getByLabel('Findings')
        .fill('It was needed: orders were lost.');
      await dialog.getByRole('button', { name: 'Submit review' }).click();
      await expect(dialog).toHaveCount(0);
    }
    await developer.goto(`${portal.url}${lease}`);
    await expect(
      developer.getByRole('region', { name: 'Break-glass reviews' }),
    ).toContainText('Reviewed');
    await picture(developer, 'access-reviewed');
    await expectAccessible(developer);
  });
});

async function askForAccess(
  page: Page,
  values: { purpose: string; minutes?: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Request access' }).first().click();
  const dialog = page.getByRole('dialog');
  await chooseIn(dialog, 'Resource', database);
  await chooseIn(dialog, 'Role', 'orders_readers: Reads every order');
  if (values.minutes) {
    await dialog.getByLabel('Duration (minutes)').fill(values.minutes);
  }
  await dialog.getByLabel('Purpose').fill(values.purpose);
  await dialog.getByLabel('Incident').fill('INC-4711');
}
