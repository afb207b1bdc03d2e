import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMutants } from './listMutants.mjs';

/** What one line of code becomes, each of its mutants. */
const mutantsOf = source =>
  listMutants(source, 'source.ts').map(({ text }) => text);

for (const [source, ...expected] of [
  ['if (a) b();', 'if (!(a)) b();', 'if (a) ;'],
  ['if (!a) b = c;', 'if (!!(a)) b = c;', 'if (!a) ;'],
  ['const x = a < b;', 'const x = a <= b;'],
  ['const x = a === b ? c : d;', 'const x = a !== b ? c : d;'],
  ['const x = a && b;', 'const x = a || b;'],
  ['const x = a ?? b;', 'const x = a && b;'],
  ['const x = list.some(f);', 'const x = list.every(f);'],
  [
    'const x = [true, 7];',
    'const x = [false, 7];',
    'const x = [true, (7 + 1)];',
  ],
  ["const x = { 'a': 'b' };", "const x = { 'a': '' };"],
  ['const x = `${a} b`;', "const x = '';"],
  ["type A = 'b'; import c from 'd'; export * from 'e';"],
  ["declare module 'a' { interface B { c: 'd' } }"],
  [
    "function f(a: 'b') { if (a) return; g(); }",
    "function f(a: 'b') { if (!(a)) return; g(); }",
    "function f(a: 'b') { if (a) ; g(); }",
    "function f(a: 'b') { if (a) return; ; }",
  ],
]) {
  test(`mutants of ${source}`, () => {
    assert.deepEqual(mutantsOf(source), expected);
  });
}

test('a mutant says where it is', () => {
  const [mutant] = listMutants('\n\nconst x = a < b;', 'source.ts');
  assert.deepEqual(
    { line: mutant.line, was: mutant.was, becomes: mutant.becomes },
    { line: 3, was: '<', becomes: '<=' },
  );
});
