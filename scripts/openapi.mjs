/*
 * Generates server and client code of every API from the `src/schema/openapi.yaml` of its backend, or of those that are
 * named: `node scripts/openapi.mjs entity-health`.
 * With --check it compares instead and ends with 1 where the committed code differs.
 *
 * The generator logs its failures and ends with 0, so success is what it wrote, not how it ended.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';

const VERSION = '7.18.0';
const COORDINATES = `org.openapitools:openapi-generator-cli:${VERSION}`;
const require = createRequire(join(root, 'package.json'));
const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const described = readdirSync(join(root, 'plugins'))
  .filter(name => existsSync(descriptionOf(name)))
  .map(name => name.replace(/-backend$/, ''));
const unknown = positionals.filter(name => !described.includes(name));
if (unknown.length > 0) {
  fail(
    `No API is described for ${unknown.join(', ')}. Known: ${described.join(
      ', ',
    )}.`,
  );
}

requireJava();
provideGenerator();
for (const name of positionals.length > 0 ? positionals : described) {
  if (values.check) check(name);
  else generate(name);
}

function descriptionOf(backend) {
  return join(root, 'plugins', backend, 'src/schema/openapi.yaml');
}

function generatedFolders(name) {
  return ['backend', 'common'].map(side =>
    join(root, `plugins/${name}-${side}/src/schema/openapi`),
  );
}

function requireJava() {
  if (spawnSync('java', ['-version']).status !== 0) {
    fail(
      'Java is missing: the OpenAPI generator needs a runtime of version 11 or later.',
    );
  }
}

/** The generator downloads its own program where it can; behind a mirror Maven knows the way. */
function provideGenerator() {
  const folder = join(
    dirname(
      require.resolve('@openapitools/openapi-generator-cli/package.json'),
    ),
    'versions',
  );
  const program = join(folder, `${VERSION}.jar`);
  if (existsSync(program)) return;
  const local = join(
    homedir(),
    '.m2/repository/org/openapitools/openapi-generator-cli',
    VERSION,
    `openapi-generator-cli-${VERSION}.jar`,
  );
  if (!existsSync(local)) {
    spawnSync(
      'mvn',
      [
        '-q',
        '-B',
        'dependency:get',
        `-Dartifact=${COORDINATES}`,
        '-Dtransitive=false',
      ],
      { stdio: 'inherit' },
    );
  }
  if (!existsSync(local)) return;
  mkdirSync(folder, { recursive: true });
  cpSync(local, `${program}.part`);
  renameSync(`${program}.part`, program);
}

function generate(name) {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/.bin/backstage-repo-tools'),
      'package',
      'schema',
      'openapi',
      'generate',
      '--server',
      '--client-package',
      `plugins/${name}-common`,
    ],
    { cwd: join(root, `plugins/${name}-backend`), stdio: 'inherit' },
  );
  const complete = generatedFolders(name).every(
    folder =>
      existsSync(join(folder, 'index.ts')) && filesOf(folder).length > 10,
  );
  if (status !== 0 || !complete)
    fail(`The generator did not write all code of ${name}.`);
}

function check(name) {
  const generated = generatedFolders(name);
  const before = mkdtempSync(join(tmpdir(), 'guardrails-openapi-'));
  generated.forEach((folder, index) =>
    cpSync(folder, join(before, `${index}`), { recursive: true }),
  );
  let differences = [];
  try {
    generate(name);
    differences = generated.flatMap((folder, index) =>
      compare(join(before, `${index}`), folder),
    );
  } finally {
    // A check changes nothing, whatever it found.
    generated.forEach((folder, index) => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(join(before, `${index}`), folder, { recursive: true });
    });
    rmSync(before, { recursive: true, force: true });
  }
  if (differences.length > 0) {
    fail(
      `Generated code of ${name} differs from its openapi.yaml; run "yarn openapi:generate ${name}" and commit.\n${differences.join(
        '\n',
      )}`,
    );
  }
  console.log(`The generated code of ${name} is what its description says.`);
}

function compare(before, after) {
  const names = new Set([...filesOf(before), ...filesOf(after)]);
  return [...names]
    .sort()
    .filter(name => read(join(before, name)) !== read(join(after, name)));
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
    .map(file => relative(folder, file));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
