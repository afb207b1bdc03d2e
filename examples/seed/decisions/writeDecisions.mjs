import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { Stop } from '../../../scripts/lib/say.mjs';
import { GeneratedFiles } from '../GeneratedFiles.mjs';
import { catalogEntities } from './catalogEntities.mjs';
import { playMonth } from './month.mjs';
import { partOf, publishPart, removePart } from './part.mjs';
import { seedingConfiguration } from './seedingConfiguration.mjs';
import { SeedingClock } from './SeedingClock.mjs';
import { startEngine } from './startEngine.mjs';

// Writes the decisions of the demo: node examples/seed/decisions/writeDecisions.mjs FOLDER DATABASE CONFIG...
// FOLDER has the generated files of the demo, and DATABASE must not be there. It is whole or not at all. What the
// configuration leads out of the demo gets nothing. Ends with the process that started it.
const [folder, database, ...configs] = process.argv.slice(2);

if (process.env.NODE_ENV === 'production') {
  throw new Error(
    'The past of the demo is made up: not with NODE_ENV=production',
  );
}
if (existsSync(database)) throw new Error(`${database} is there already`);
const part = partOf(database, process.pid);
removePart(part);
process.on('exit', () => removePart(part));
process.on('disconnect', () => process.exit(1));

// A backend keeps a process that failed alive, and silent.
try {
  await seed();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exit(1);
}

async function seed() {
  const config = await seedingConfiguration({ configs, database });
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  const until = Date.now();
  const clock = new SeedingClock(until - 31 * 24 * 3_600_000);
  const catalog = join(folder, 'catalog');
  const entities = catalogEntities([
    join(root, 'examples/organisation.yaml'),
    join(root, 'examples/systems.yaml'),
    ...(existsSync(catalog)
      ? readdirSync(catalog).map(name => join(catalog, name))
      : []),
  ]);
  clock.install();
  const engine = await startEngine({
    database: part,
    clock,
    entities,
    config,
  });
  await playMonth({
    engine,
    clock,
    entities,
    until,
    seed: new GeneratedFiles(folder).from.seed,
  });
  await engine.stop();
  publishPart(part, database);
}
