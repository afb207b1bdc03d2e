import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext } from 'node:vm';

const require = createRequire(import.meta.url);
const Runtime = require('./runtime.cjs');
const { createScriptTransformer } = createRequire(
  require.resolve('jest-runtime'),
)('@jest/transform');

/** What one test file makes of the source of a module. */
function compile(source, filename = '/module.js') {
  const context = createContext({ exports: {} });
  const compiled = Runtime.prototype.createScriptFromCode.call(
    {
      _environment: { getVmContext: () => context },
      _resolver: { isCoreModule: () => false },
      constructInjectedModuleParameters: () => ['module', 'exports'],
    },
    source,
    filename,
  );
  const module = { exports: {} };
  compiled.call(module.exports, module, module.exports);
  return module.exports;
}

test('a module of two test files has one code and no common object', () => {
  const source = 'const list = []; exports.list = list; exports.all = Array';
  const [first, second] = [compile(source), compile(source)];
  assert.notEqual(first.list, second.list);
  assert.notEqual(first.all, second.all);
});

test('a module that changed is compiled again', () => {
  assert.equal(compile('exports.a = 1').a, 1);
  assert.equal(compile('exports.a = 2').a, 2);
});

/** What a test file that starts now reads. */
function read(filename) {
  const started = Object.assign(Object.create(Runtime.prototype), {
    _cacheFS: new Map(),
    _cacheFSBuffer: new Map(),
  });
  return started.readFile(filename);
}

test('a file that changed is read again, and any other once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  const file = join(folder, 'module.js');
  const writeAt = (text, seconds) => {
    writeFileSync(file, text);
    utimesSync(file, seconds, seconds);
  };
  try {
    writeAt('a = 1', 1);
    assert.equal(read(file), 'a = 1');
    writeAt('a = 2', 2);
    assert.equal(read(file), 'a = 2');
    writeAt('a = 33', 2);
    assert.equal(read(file), 'a = 33');
    // a file that looks like the one before is not opened
    writeAt('a = 44', 2);
    assert.equal(read(file), 'a = 33');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a place in a stack is the place in the file', () => {
  const { fail } = compile('exports.fail = () => { throw new Error(); }', '/f');
  assert.throws(fail, ({ stack }) => stack.includes('/f:1:30'));
});

test('what ends in a comment or is no JavaScript is told as Jest tells it', () => {
  assert.equal(compile('exports.a = 3 // last', '/c').a, 3);
  assert.throws(() => compile('const = 1', '/wrong'), { name: 'SyntaxError' });
});

test('code that imports at run time does so in its own test file', async () => {
  const { load } = compile('exports.load = () => import("node:fs")', '/d');
  // Without its flag Node does not come to ask Jest, and says so; of a script that is kept there is nobody to ask.
  await assert.rejects(load, {
    code: 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG',
  });
});

/** Counts what it transforms in the last line of each file. Its key has the path in the package only, as others have. */
const COUNTING = `
let count = 0;
exports.process = text => ({ code: text + '// ' + ++count });
exports.getCacheKey = (text, file, { config, configString, supportsStaticESM }) =>
  require('node:crypto').createHash('sha256').update([
    text, require('node:path').relative(config.rootDir, file), configString, supportsStaticESM,
  ].join()).digest('hex');
`;

/** What a test file of a package makes of a file. */
async function transform(file, { folder, name, id, supportsStaticESM }) {
  const config = {
    id,
    displayName: name,
    rootDir: join(folder, name),
    cache: true,
    cacheDirectory: join(folder, 'cache'),
    extensionsToTreatAsEsm: [],
    fakeTimers: {},
    haste: {},
    transform: [['.*', join(folder, 'counting.cjs'), {}]],
    transformIgnorePatterns: [],
  };
  const environment = {
    global: {},
    moduleMocker: {},
    fakeTimersModern: { clearAllTimers() {} },
  };
  const files = new Map();
  const transformer = await createScriptTransformer(config, files);
  const runtime = new Runtime(config, environment, {}, transformer, files, {});
  const sync = runtime.transformFile(file, { supportsStaticESM });
  const { code } = await transformer.transformAsync(file, {
    supportsStaticESM,
  });
  assert.equal(code, sync);
  return sync;
}

test('a file of two packages is transformed once, and again where another way of transforming is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  const file = join(folder, 'module.js');
  try {
    writeFileSync(join(folder, 'counting.cjs'), COUNTING);
    writeFileSync(file, 'a = 1;');
    const of = (name, id) => transform(file, { folder, name, id });
    const first = await of('first', 'frontend');
    assert.equal(first, 'a = 1;// 1');
    assert.equal(await of('second', 'frontend'), first);
    assert.equal(await of('third', 'backend'), 'a = 1;// 2');
    writeFileSync(file, 'a = 22;');
    utimesSync(file, 1, 1);
    assert.equal(await of('second', 'frontend'), 'a = 22;// 3');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('files of two packages with one text and one path in them are two, and so are the kinds of module', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  const of = (name, supportsStaticESM = false) =>
    transform(join(folder, name, 'index.js'), {
      ...{ folder, name, id: 'one', supportsStaticESM },
    });
  try {
    writeFileSync(join(folder, 'counting.cjs'), COUNTING);
    for (const name of ['first', 'second']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'index.js'), 'a = 1;');
    }
    assert.equal(await of('first'), 'a = 1;// 1');
    assert.equal(await of('second'), 'a = 1;// 2');
    assert.equal(await of('first', true), 'a = 1;// 3');
    assert.equal(await of('first'), 'a = 1;// 1');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
