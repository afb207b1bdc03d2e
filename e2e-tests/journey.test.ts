import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { choose, fillFirstPage, submit } from './support/form';
import { reachByTab } from './support/keyboard';
import { signIn } from './support/persona';
import { picture } from './support/picture';
import { Portal } from './support/portal';

const created = 'resource:default/checkout-load-test';
const hostile = '<img src=x onerror=alert(1)> for \u202Edaol tests';

test.describe.configure({ mode: 'serial' });

test.describe('A developer asks for an environment', () => {
  let portal: Portal;
  let developer: Page;
  let deniedDecision: string;

  const as = (browser: Browser, role: string, team: string) =>
    signIn({ browser, url: portal.url, role, team });

  test.beforeAll(async () => {
    test.setTimeout(10 * 60_000);
    portal = await Portal.startAsVisitor();
  });

  test.afterAll(async () => {
    await portal?.stop();
  });

  test('signs in as a persona and is led to the things to try', async ({
    browser,
    page,
  }) => {
    await page.goto(portal.url);
    await expect(
      page.getByRole('heading', { name: 'Who do you want to be?' }),
    ).toBeVisible();
    await picture(page, 'sign-in');
    await expectAccessible(page);

    developer = await as(browser, 'Developer', 'Payments');
    await expect(developer.getByRole('heading', { level: 2 })).toHaveText([
      'Be denied',
      'Fix and resubmit',
      'Review the request of another person',
    ]);
    await expect(developer.getByText('No decisions yet')).toBeVisible();
    await expect(developer.getByText('Demo data')).toBeHidden();
    await expectAccessible(developer);
  });

  test('is told before the request that it would be denied', async () => {
    await developer.getByRole('button', { name: 'Open the template' }).click();
    await fillFirstPage(developer, { description: hostile });
    await choose(developer, 'Environment', 'Production');
    await choose(developer, 'Region', 'Virginia (us-east-1)');
    await developer.getByLabel('Holds data').check();

    const preview = developer.locator('[role=status][aria-busy]');
    await expect(preview).toContainText('Required, and empty: Cost centre');
    await developer
      .getByRole('button', { name: 'Go to Cost centre' })
      .first()
      .click();
    await expect(
      developer.getByRole('button', { name: /^Cost centre/ }),
    ).toBeFocused();
    await choose(developer, 'Cost centre', '4711 (Payments)');
    // The region denies the form with each owner, so none is marked.
    const checked = developer.waitForResponse(/\/preview\/choices$/);
    await developer.getByLabel('Owner').press('ArrowDown');
    expect(await (await checked).json()).toMatchObject({
      choices: [{ allowed: true }],
    });
    await expect(
      developer.getByRole('option', { name: 'Payments', exact: true }),
    ).toBeVisible();
    await developer.keyboard.press('Escape');
    await developer.getByLabel('Region').press('ArrowDown');
    await expect(
      developer.getByRole('option', { name: /Virginia.*not allowed/ }),
    ).toBeVisible();
    // What was said of other values is dimmed until there is an answer for these.
    await expect(
      developer.locator('[role=status][aria-busy=true]'),
    ).toHaveCount(0);
    await picture(developer, 'choices');
    await expectAccessible(developer);
    await developer.keyboard.press('Escape');
    await expect(preview).toContainText('policy violation');
    await expect(preview).not.toContainText('Required, and empty');
    await expect(preview).toContainText('us-east-1');
    await expect(
      developer.getByRole('button', { name: 'Set Region to eu-west-1' }),
    ).toBeVisible();
    await expect(preview).toHaveAttribute('aria-busy', 'false');
    await picture(developer, 'preview');
    await expectAccessible(developer);
    await reachByTab(
      developer,
      developer.getByRole('button', { name: 'Set Region to eu-west-1' }),
      { from: developer.getByLabel('Holds data') },
    );
  });

  test('asks all the same and is stopped with reasons', async () => {
    await submit(developer, 'failed');
    const log = developer.locator('#root');
    await expect(log).toContainText('placement/allowed-regions');
    await expect(log).toContainText('terraform_data.environment');
    await expect(log).toContainText('Fix:');
    await expect(log).not.toContainText(/\bat \S+ \(.*:\d+:\d+\)/);
    await picture(developer, 'task-denied', { height: 730 });

    // The address is absolute, so the portal would open it in a window of its own.
    const address = await developer
      .getByRole('link', { name: /\/guardrails\/decisions\// })
      .first()
      .getAttribute('href');
    expect(address).toMatch(/\/guardrails\/decisions\/[0-9a-f-]{36}$/);
    await developer.goto(address!);
    deniedDecision = new URL(developer.url()).pathname;

    await expect(developer.getByText('Denied', { exact: true })).toBeVisible();
    const finding = developer
      .getByRole('article')
      .filter({ hasText: 'Resources must be in an allowed region' })
      .last();
    await expect(finding).toContainText('terraform_data.environment');
    await expect(finding).toContainText('region');
    await expect(finding).toContainText('us-east-1');
    await expect(finding).toContainText('eu-west-1, eu-central-1');
    await expect(finding).toContainText('Why:');
    await expect(finding).toContainText('Fix:');
    await expect(finding).toContainText('mandatory');
    await expect(
      developer.getByRole('heading', { level: 1 }).last(),
    ).toHaveText('Create checkout-load-test in production');
    await picture(developer, 'decision-denied');
    await expectAccessible(developer);
  });

  test('sees hostile text as text', async () => {
    const changes = developer.getByRole('region', {
      name: 'Planned changes',
    });
    await expect(changes).toContainText('<img src=x onerror=alert(1)>');
    await expect(changes).toContainText('\\u{202e}daol tests');
    await expect(developer.locator('img[src="x"]')).toHaveCount(0);
  });

  test('fixes it with one click and gets exactly what was judged', async () => {
    const fix = developer.getByRole('region', { name: 'Fix and resubmit' });
    await expect(fix.getByRole('listitem')).toHaveText(
      'Region: us-east-1 → eu-west-1',
    );
    await expect(fix).toContainText('no violations found');
    await picture(developer, 'fix-and-resubmit');
    await developer.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(developer);
    await developer.setViewportSize({ width: 1280, height: 900 });
    await developer
      .getByRole('button', { name: 'Fix and resubmit' })
      .press('Enter');
    await expect(developer.getByLabel('Name')).toHaveValue(
      'checkout-load-test',
    );
    await developer.getByRole('button', { name: 'Next' }).click();
    await expect(
      developer.getByRole('button', { name: /Region/ }).first(),
    ).toHaveText('Ireland (eu-west-1)');
    await expect(developer.locator('[role=status][aria-busy]')).toContainText(
      /no violations found/,
    );
    await picture(developer, 'preview-allowed');

    await submit(developer, 'completed');
    await picture(developer, 'task-applied');
    await developer.getByRole('link', { name: /in the catalog/ }).click();
    await untilShown(
      developer,
      developer.getByRole('heading', { name: 'checkout-load-test' }),
    );
  });

  test('finds it in the catalog with its owner and the decision behind it', async () => {
    await expect(developer.locator('#root')).toContainText('Payments');
    await developer
      .getByRole('tab', { name: 'Compliance' })
      .or(developer.getByRole('link', { name: 'Compliance', exact: true }))
      .click();
    await expect(
      developer.getByRole('region', { name: 'Provisioned' }),
    ).toContainText(/environment/i);
    // What is above it is still loading, and moves it.
    await expect(developer.locator('[aria-busy=true]')).toHaveCount(0);
    await developer
      .getByRole('region', { name: 'Provisioned' })
      .getByRole('link')
      .click();
    const timeline = developer.getByRole('region', { name: 'Timeline' });
    await expect(timeline).toContainText('Requested by');
    await expect(timeline).toContainText('Policy check completed in');
    await expect(timeline).toContainText('Applied');
    await picture(developer, 'decision-applied');
  });

  test('loses nothing when the portal restarts', async () => {
    test.setTimeout(10 * 60_000);
    const address = developer.url();
    await portal.restart();
    await developer.goto(address);
    await expect(
      developer.getByRole('region', { name: 'Timeline' }),
    ).toContainText('Applied', { timeout: 60_000 });
    await developer.goto(`${portal.url}${deniedDecision}`);
    await expect(developer.getByText('Denied', { exact: true })).toBeVisible();
  });

  test('changes it on day two', async () => {
    await developer.goto(
      `${portal.url}/catalog/default/resource/checkout-load-test/compliance`,
    );
    const actions = developer.getByRole('region', { name: 'Actions' });
    await expect(
      actions.getByRole('button', { name: 'Delete: Decommission' }),
    ).toBeVisible();
    await picture(developer, 'entity-actions');
    await actions.getByRole('button', { name: /^Change/ }).click();
    await expect(
      developer.getByRole('textbox', { name: 'Environment' }),
    ).toHaveValue(created);
    await choose(developer, 'Size', 'Medium');
    await expect(developer.getByRole('listitem')).toContainText([
      'Size: small → medium',
    ]);
    await expect(developer.locator('[role=status][aria-busy]')).toContainText(
      'no violations found',
    );
    await picture(developer, 'change');
    await expectAccessible(developer);
    await submit(developer, 'completed');
    const decision = await developer
      .getByRole('link', { name: /^Decision\b/ })
      .getAttribute('href');
    await developer.goto(new URL(decision!, portal.url).href);
    const changes = developer.getByRole('region', {
      name: 'Planned changes',
    });
    await expect(changes).toContainText('1 update');
    await expect(changes).toContainText('small');
    await expect(changes).toContainText('medium');
    await picture(developer, 'decision-update');
  });

  test('is stopped from destroying data in production', async () => {
    await developer.goto(`${portal.url}/create/templates/default/decommission`);
    await expect(
      developer.getByRole('textbox', { name: 'Resource' }),
    ).toHaveValue(created);
    const confirmation = developer.getByLabel('Type its name to confirm');
    await confirmation.fill('checkout');
    await picture(developer, 'decommission');
    await expectAccessible(developer);
    await submit(developer, 'failed', /The name typed to confirm is not/);

    await developer.goto(`${portal.url}/create/templates/default/decommission`);
    await expect(
      developer.getByRole('textbox', { name: 'Resource' }),
    ).toHaveValue(created);
    await confirmation.fill('checkout-load-test');
    await submit(developer, 'failed');
    await expect(developer.locator('#root')).toContainText('destruction/');
    await picture(developer, 'task-destroy-denied', { height: 730 });

    await developer.goto(
      `${portal.url}/catalog/default/resource/checkout-load-test`,
    );
    await expect(
      developer.getByRole('heading', { name: 'checkout-load-test' }),
    ).toBeVisible();
  });

  test('finds the latest decisions at home', async () => {
    await developer.goto(portal.url);
    await expect(developer.getByText('Done').first()).toBeAttached();
    const latest = developer.getByRole('region', { name: 'Your requests' });
    await expect(latest.getByRole('listitem')).toContainText([
      /Destroy checkout-load-test in production.*Denied/,
      /Change checkout-load-test in production.*Applied/,
      /Create checkout-load-test in production.*Applied/,
      /Create checkout-load-test in production.*Denied/,
    ]);
    await picture(developer, 'home');
    await expectAccessible(developer);
  });

  test('the team lead sees what is open and who did what', async ({
    browser,
  }) => {
    const lead = await as(browser, 'Team lead', 'Payments');
    await lead.goto(
      `${portal.url}/catalog/default/resource/checkout-load-test/compliance`,
    );
    const decisions = lead.getByRole('table', { name: /Decisions/ });
    await expect(decisions).toContainText('Developer, Payments');
    await expect(decisions).toContainText('Denied');
    await expect(decisions).toContainText('Destroy checkout-load-test');
    await expect(
      lead.getByRole('region', { name: 'Compliance' }),
    ).toContainText('passed');
    await picture(lead, 'entity-compliance');
    await expectAccessible(lead);

    await lead.goto(
      `${portal.url}/catalog/default/resource/checkout-load-test`,
    );
    await expect(lead.getByText('All findings and decisions')).toBeVisible();
    await picture(lead, 'entity-card');
  });

  test('the team lead sees how often policy said no, and which decisions', async ({
    browser,
  }) => {
    const lead = await as(browser, 'Team lead', 'Payments');
    await lead.goto(`${portal.url}/guardrails/insights`);
    const changes = lead.getByRole('region', { name: 'Applied changes' });
    await expect(changes).toContainText('100%');
    await expect(
      changes.getByRole('link', { name: /^First denial to applied: median/ }),
    ).toBeVisible();
    await picture(lead, 'insights');
    await expectAccessible(lead);
    const checks = lead.getByRole('region', { name: 'Policy checks' });
    const denied = checks.getByRole('link', { name: /^Denied: [1-9]/ });
    await denied.click();
    await expect(lead).toHaveURL(/outcome=deny/);
    await expect(lead.getByRole('table', { name: /Decisions/ })).toContainText(
      'Denied',
    );
  });

  test('another team sees nothing of it', async ({ browser }) => {
    const other = await as(browser, 'Developer', 'Search');
    await other.goto(`${portal.url}${deniedDecision}`);
    await expect(
      other.getByText("Decision not found, or you don't have access"),
    ).toBeVisible();
    await other.goto(`${portal.url}/guardrails/decisions`);
    await expect(other.getByText('No decisions yet')).toBeVisible();
    await other.goto(
      `${portal.url}/catalog/default/resource/checkout-load-test/compliance`,
    );
    const compliance = other.getByRole('region', { name: 'Compliance' });
    await expect(compliance).toContainText("You don't have access");
    await picture(other, 'entity-other-team');
  });

  test('a list keeps its filters in the address', async ({ browser }) => {
    const reviewer = await as(browser, 'Security reviewer', 'Security');
    await reviewer.goto(`${portal.url}/guardrails`);
    const table = reviewer.getByRole('table', { name: /Decisions/ });
    await expect(table).toContainText('Allowed');
    await expect(table).not.toContainText('Configuration');
    await picture(reviewer, 'decisions');
    await expectAccessible(reviewer);
    await reachByTab(reviewer, table.getByRole('link').first(), {
      from: reviewer.getByRole('textbox', { name: 'Requested by' }),
    });
    await reviewer.getByLabel('Show configuration checks').check();
    await expect(reviewer).toHaveURL(/checks=all/);
    await expect(table).toContainText('Configuration');
    await reviewer.getByLabel('Show configuration checks').uncheck();
    await reviewer.getByRole('button', { name: 'Denied' }).click();
    await expect(reviewer).toHaveURL(/outcome=deny/);
    await reviewer.reload();
    await expect(
      reviewer.getByRole('button', { name: 'Denied' }),
    ).toHaveAttribute('aria-pressed', 'true');
    await expect(table).toContainText('Denied');
    await expect(table).not.toContainText('Allowed');

    await reviewer.evaluate(() => window.localStorage.setItem('theme', 'dark'));
    await reviewer.goto(`${portal.url}${deniedDecision}`);
    await expect(reviewer.getByText('Denied', { exact: true })).toBeVisible();
    await picture(reviewer, 'decision-dark');
    await expectAccessible(reviewer);
    for (const path of [
      '',
      '/guardrails/decisions',
      '/guardrails/rules',
      '/guardrails/rules/placement/allowed-regions',
      '/catalog/default/resource/checkout-load-test/compliance',
    ]) {
      await reviewer.goto(`${portal.url}${path}`);
      await expect(reviewer.getByRole('heading').first()).toBeVisible();
      await expect(reviewer.locator('[aria-busy=true]')).toHaveCount(0);
      await expectAccessible(reviewer);
    }
    await reviewer.evaluate(() =>
      window.localStorage.setItem('theme', 'light'),
    );
    await reviewer.goto(`${portal.url}/guardrails/rules`);
    await expect(reviewer.getByRole('table')).toBeVisible();
    await expectAccessible(reviewer);
  });
});

/** What was just provisioned is on its way into the catalog: asks again until it is there. */
async function untilShown(
  page: Page,
  locator: ReturnType<Page['getByRole']>,
): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(locator).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}
