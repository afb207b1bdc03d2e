import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext } from 'node:vm';

const Runtime = createRequire(import.meta.url)('./runtime.cjs');

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
