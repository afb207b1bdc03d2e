import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installDependencies } from './lib/installDependencies.mjs';
import { main, say, Stop } from './lib/say.mjs';
import { useToolchain } from './lib/toolchain.mjs';
import { packPackages } from './prove/packPackages.mjs';

// Packs the suite as it would be published, and writes the lines that an app needs to install it from the files.
await main(async () => {
  const [target] = process.argv.slice(2);
  if (!target) throw new Stop('Say where: node scripts/pack.mjs FOLDER');
  const folder = resolve(target);
  const toolchain = await useToolchain();
  await installDependencies(toolchain);
  const packed = await packPackages({ toolchain, folder });
  const file = join(folder, 'resolutions.json');
  writeFileSync(file, `${JSON.stringify(packed.resolutions, null, 2)}\n`);
  say(`${packed.files.size} packages. ${file} has the lines for package.json.`);
});
