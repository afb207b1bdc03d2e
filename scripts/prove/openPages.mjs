import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { say, Stop } from '../lib/say.mjs';
import { findBrowser } from '../test/needs.mjs';

/** Signs in as guest and opens the pages; a page counts when it shows its words and no error. */
export async function openPages({ app, pictures }) {
  const { chromium } = createRequire(join(root, 'package.json'))(
    '@playwright/test',
  );
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
    });
    const errors = [];
    page.on('pageerror', error => errors.push(error.message));
    await page.goto(app);
    const enter = page.getByRole('button', { name: 'Enter' });
    const menu = page.getByText('Guardrails').first();
    await enter.or(menu).first().waitFor({ timeout: 60_000 });
    if (await enter.isVisible()) await enter.click();
    await menu.waitFor({ timeout: 60_000 });

    for (const { name, path, shows } of [
      { name: 'decisions', path: '/guardrails', shows: /decision/i },
      {
        name: 'compliance',
        path: '/catalog/default/component/example-website/compliance',
        shows: /decision|judged|compliance/i,
      },
      { name: 'create', path: '/create', shows: /template/i },
    ]) {
      await page.goto(`${app}${path}`);
      await page.waitForLoadState('networkidle');
      await page
        .locator('main, article')
        .getByText(shows)
        .first()
        .waitFor({ timeout: 60_000 });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      const broken = await page
        .getByText(/something went wrong|could not be loaded|not found/i)
        .count();
      if (broken || errors.length) {
        throw new Stop(`${path} shows an error: ${errors.join('; ')}`);
      }
      say(`  ${path} opens`);
    }
  } finally {
    await browser.close();
  }
}
