import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './lib/installDependencies.mjs';
import { checkoutSubfolder, root } from './lib/paths.mjs';
import { bold, duration, main, say } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';
import { askServer } from './prove/askServer.mjs';
import { checkInstalled } from './prove/checkInstalled.mjs';
import { createFreshApp, fetchTemplates } from './prove/createFreshApp.mjs';
import { families } from './prove/families.mjs';
import {
  followInstallPage,
  followJoinedSteps,
} from './prove/followInstallPage.mjs';
import { openPages } from './prove/openPages.mjs';
import { packPackages } from './prove/packPackages.mjs';
import { startFreshApp } from './prove/startFreshApp.mjs';

// Packs the suite as it would be published and installs it by the steps of docs/install.md.
await main(async () => {
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const folder = checkoutSubfolder('prove');
  const packed = await packPackages({
    toolchain,
    folder: join(folder, 'packed'),
  });
  const templates = await fetchTemplates({
    toolchain,
    folder: join(folder, 'create-app'),
  });

  const all = Object.keys(families);
  const cases = [...all.slice(1).map(family => [family]), all];
  for (const [kind, template] of [
    ['new', 'default-app'],
    ['legacy', 'legacy-app'],
  ]) {
    for (const chosen of cases) {
      const started = Date.now();
      const names = chosen.join(', ');
      say(bold(`${names} into a fresh app with the ${kind} frontend system`));
      const target = join(folder, kind);
      createFreshApp({ templates, template, target, packed });
      for (const family of chosen) {
        await followInstallPage({ target, kind, family, toolchain, packed });
      }
      if (chosen.length === all.length) {
        await followJoinedSteps({ target, toolchain, packed });
      }
      checkInstalled({ target, chosen });
      const token = randomBytes(24).toString('base64url');
      const app = await startFreshApp({ target, toolchain, token });
      try {
        await openPages({
          app: app.app,
          pictures: join(folder, `${kind}-${chosen.length}-${chosen[0]}`),
          chosen,
        });
        if (chosen.includes('guardrails')) {
          await askServer({
            toolchain,
            target,
            token,
            server: app.backend,
            cli: packed.files.get('@backstage-guardrails/cli').file,
            plan: join(root, 'examples/plans/environment-denied.json'),
          });
        }
      } finally {
        await app.stop();
      }
      say(`${names}, ${kind}: proven in ${duration(Date.now() - started)}`);
    }
  }
  writeFileSync(join(folder, 'proven'), `${new Date().toISOString()}\n`);
});
