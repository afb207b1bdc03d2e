import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { expectAccessible } from './support/accessible';
import { choose, fillFirstPage, submit } from './support/form';
import { Person } from './support/person';
import { picture } from './support/picture';
import { test, type Shop } from './support/shop';
import { runTemplate } from './support/task';

test.describe.configure({ mode: 'serial' });

test.describe('A sandbox', () => {
  let developer: Page;
  let person: Person;
  let decision: string;

  test.beforeAll(async ({ browser, shop }) => {
    developer = await shop.as(browser, 'Developer', 'Payments');
    person = await signInOverHttp(shop);
  });

  test('is made with an end, and its page says when and who can extend it', async ({
    shop,
  }) => {
    await developer.goto(
      `${shop.portal.url}/create/templates/default/environment`,
    );
    await fillFirstPage(developer, {
      name: 'wallet-trial',
      description: 'To try the wallet',
      costCentre: '4711',
    });
    await choose(developer, 'Environment', 'Sandbox');
    await choose(developer, 'Destroy after', '1 day');
    await submit(developer, 'completed');
    const link = developer.getByRole('link', { name: /^Decision\b/ });
    decision = new URL((await link.getAttribute('href'))!, shop.portal.url)
      .href;

    await openCompliance(developer, shop, 'wallet-trial');
    await expect(sandbox()).toContainText('Ends soon');
    await expect(sandbox()).toContainText(
      /Will be destroyed.*in (23|24) hours/,
    );
    await expect(sandbox()).toContainText('0 used, 3 left');
    await expect(sandbox()).toContainText(
      'By members of Payments, at most 312 hours more',
    );
    await expectGoodEverywhere(developer, sandbox());
  });

  test('is extended by its team within policy, and not beyond', async () => {
    await sandbox().getByRole('button', { name: 'Extend' }).click();
    const dialog = developer.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The trial runs until Thursday.');
    await dialog.getByLabel(/^Hours/).fill('313');
    await expect(
      dialog.getByText('Enter whole hours; policy allows at most 312 more'),
    ).toBeVisible();
    const extend = dialog.getByRole('button', { name: 'Extend' });
    await expect(extend).toBeDisabled();
    await picture(developer, 'sandbox-extend');
    await expectAccessible(developer);
    await dialog.getByLabel(/^Hours/).fill('24');
    await extend.click();
    await expect(sandbox()).toContainText('1 used, 2 left');
    await expect(sandbox()).toContainText(/Will be destroyed.*in 1 day/);
    await picture(developer, 'sandbox');
  });

  test('is destroyed at its end by itself, and the page says so', async ({
    shop,
  }) => {
    await pass(shop, developer, { hours: 49 });
    await shop.run('scaffolder', 'guardrails-end-sandboxes');
    await developer.goto(decision);
    await expectState({
      ...{ shop, person, page: developer, state: 'ended' },
      path: '/guardrails/sandboxes?entity=resource:default/wallet-trial',
      task: 'guardrails-end-sandboxes',
    });
    await expect(sandbox()).toContainText('Ended', { timeout: 60_000 });
    await expect(sandbox()).toContainText(/Destroyed.*by plugin:scaffolder/);
    await expect(sandbox()).toContainText('1 used');
    await expectAccessible(developer);
    await picture(developer, 'sandbox-ended');
    await sandbox()
      .getByRole('link', { name: 'Policy check of the removal' })
      .click();
    await expect(developer.getByText('Applied').first()).toBeVisible();
    await developer.goto(`${shop.portal.url}/notifications`);
    await expect(
      developer.getByText(/The sandbox .*wallet-trial has ended/).first(),
    ).toBeVisible();
  });

  const sandbox = () => section(developer, 'Sandbox');
});

test.describe('An environment that was changed by hand', () => {
  const name = 'refund-tests';
  let developer: Page;
  let person: Person;

  test.beforeAll(async ({ browser, shop }) => {
    developer = await shop.as(browser, 'Developer', 'Payments');
    person = await signInOverHttp(shop);
  });

  test('is as it was applied, at first', async ({ shop }) => {
    await runTemplate({
      person,
      template: 'environment',
      values: {
        name,
        environment: 'development',
        region: 'eu-west-1',
        size: 'small',
        owner: 'group:default/payments',
        cost_center: '4711',
      },
    });
    // The first turn takes new targets up.
    await shop.run('scaffolder', 'guardrails-check-drift');
    await expectDrift(shop, 'not-checked');
    await check(shop);
    await expectDrift(shop, 'in-sync');
    await openCompliance(developer, shop, name);
    await expect(drift()).toContainText('In sync');
    await expect(drift().getByRole('button')).toHaveCount(0);
  });

  test('has drifted, and its page says what, since when, and which rule is broken', async ({
    shop,
  }) => {
    const state = shop.portal.stateOf({
      ref: `resource:default/${name}`,
      environment: 'development',
    });
    editRegion(state, 'us-east-1');
    await check(shop);
    await expectDrift(shop, 'drifted');
    await openCompliance(developer, shop, name);
    await expect(drift()).toContainText(/Drifted since.*(now|minute)/);
    await expect(drift()).toContainText('1 violation');
    await expect(drift()).toContainText('"eu-west-1" → "us-east-1"');
    await expect(findings()).toContainText(
      'Resources must be in an allowed region',
    );
    await picture(developer, 'drift');
    await expectGoodEverywhere(developer, drift());

    await developer.goto(`${shop.portal.url}/guardrails/compliance`);
    const row = developer
      .getByRole('table', { name: 'Targets with drift' })
      .getByRole('row')
      .filter({ hasText: name });
    await expect(row).toContainText(/Drifted.*1 resource.*1 violation/);
    await row.getByRole('button', { name: /^Remediate/ }).click();
  });

  test('is as it was applied again, after its template ran', async ({
    shop,
  }) => {
    await expect(developer.getByLabel('Name')).toHaveValue(name);
    await developer.getByRole('button', { name: 'Next' }).click();
    await submit(developer, 'completed');
    await check(shop);
    await expectDrift(shop, 'in-sync');
    await openCompliance(developer, shop, name);
    await expect(drift()).toContainText('In sync');
    await expect(findings()).toHaveCount(0);
  });

  const drift = () => section(developer, 'Drift');
  const findings = () =>
    developer.getByRole('table', { name: 'Open findings' });

  /** A day later, when the next check is due. */
  async function check(shop: Shop): Promise<void> {
    await pass(shop, developer, { hours: 24 });
    await shop.run('scaffolder', 'guardrails-check-drift');
  }

  const expectDrift = (shop: Shop, state: string) =>
    expectState({
      ...{ shop, person, page: developer, state },
      path: `/guardrails/drift?entity=resource:default/${name}`,
      task: 'guardrails-check-drift',
    });
});

function section(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function signInOverHttp(shop: Shop): Promise<Person> {
  return Person.signIn({
    backend: shop.portal.backend,
    persona: 'user:default/developer-payments',
  });
}

/** States in which an attempt that failed leaves a target. */
const FAILED = new Set(['overdue', 'could-not-check']);

/**
 * Waits for what a task makes of a target. An attempt that failed is due again minutes later by the clock of the
 * database, so an hour passes then; not while an attempt is under way, because its grant would expire.
 */
async function expectState(options: {
  shop: Shop;
  person: Person;
  page: Page;
  path: string;
  task: string;
  state: string;
}): Promise<void> {
  const { shop, person, page, path, task, state } = options;
  await expect(async () => {
    await shop.run('scaffolder', task);
    // Begins once the run before it has ended.
    await shop.run('scaffolder', task);
    const answer = await person.get<{ items: { state: string }[] }>(path);
    if (answer.items.some(item => FAILED.has(item.state))) {
      await pass(shop, page, { hours: 1 });
    }
    expect(answer).toMatchObject({ items: [{ state }] });
  }).toPass({ timeout: 180_000 });
}

/** Lets time pass for the portal and on the watch of the person. */
async function pass(
  shop: Shop,
  person: Page,
  { hours }: { hours: number },
): Promise<void> {
  shop.clock.advance(hours);
  await person.clock.setFixedTime(shop.clock.now());
}

/** The catalog needs a moment for what a template records. */
async function openCompliance(
  person: Page,
  shop: Shop,
  name: string,
): Promise<void> {
  await expect(async () => {
    await person.goto(
      `${shop.portal.url}/catalog/default/resource/${name}/compliance`,
    );
    await expect(section(person, 'Decisions')).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
}

/** By everyone, on a phone in the dark as well. */
async function expectGoodEverywhere(
  person: Page,
  shown: Locator,
): Promise<void> {
  await expectAccessible(person);
  await person.setViewportSize({ width: 390, height: 844 });
  await setTheme(person, 'dark');
  await expect(shown).toBeVisible();
  await expect(person.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(person.locator('html')).toHaveJSProperty('scrollWidth', 390);
  await expectAccessible(person);
  await person.setViewportSize({ width: 1280, height: 900 });
  await setTheme(person, 'light');
  await expect(shown).toBeVisible();
}

async function setTheme(person: Page, theme: string): Promise<void> {
  await person.evaluate(
    chosen => window.localStorage.setItem('theme', chosen),
    theme,
  );
  // Takes effect with the next page.
  await person.reload();
}

/** Changes a state as no template would. */
function editRegion(file: string, region: string): void {
  const state = JSON.parse(readFileSync(file, 'utf8'));
  const [{ attributes }] = state.resources[0].instances;
  attributes.input.value.guardrails.region = region;
  attributes.output.value.guardrails.region = region;
  state.serial += 1;
  writeFileSync(file, JSON.stringify(state));
}
