/*
 * Generates server and client code from src/schema/openapi.yaml.
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
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '7.18.0';
const COORDINATES = `org.openapitools:openapi-generator-cli:${VERSION}`;
const backend = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = resolve(backend, '../..');
const generated = [
  join(backend, 'src/schema/openapi'),
  join(root, 'plugins/guardrails-common/src/schema/openapi'),
];
const require = createRequire(join(root, 'package.json'));

requireJava();
provideGenerator();
if (process.argv.includes('--check')) check();
else generate();

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

function generate() {
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
      'plugins/guardrails-common',
    ],
    { cwd: backend, stdio: 'inherit' },
  );
  const complete = generated.every(
    folder =>
      existsSync(join(folder, 'index.ts')) && filesOf(folder).length > 10,
  );
  if (status !== 0 || !complete)
    fail('The generator did not write everything.');
}

function check() {
  const before = mkdtempSync(join(tmpdir(), 'guardrails-openapi-'));
  generated.forEach((folder, index) =>
    cpSync(folder, join(before, `${index}`), { recursive: true }),
  );
  let differences = [];
  try {
    generate();
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
      `Generated code differs from src/schema/openapi.yaml; run openapi:generate and commit.\n${differences.join(
        '\n',
      )}`,
    );
  }
  console.log('Generated code is what the OpenAPI description says.');
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
