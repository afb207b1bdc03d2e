import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkoutSubfolder } from '../lib/paths.mjs';

const { lintDependencies } = createRequire(import.meta.url)(
  './dependencies.cjs',
);

/** The faults of each text, all of them compiled at once. */
function faultsIn(texts) {
  const folder = mkdtempSync(join(checkoutSubfolder('test'), 'dependencies-'));
  try {
    texts.forEach((text, at) => writeFileSync(join(folder, `${at}.ts`), text));
    const options = { strict: true, types: [], lib: ['lib.es2022.d.ts'] };
    const faults = lintDependencies(folder, options);
    return texts.map((_, at) =>
      faults
        .filter(fault => fault.startsWith(`${at}.ts:`))
        .map(fault => fault.replace(/^.*?:/, '')),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const names = count => Array.from({ length: count }, (_, i) => `f${i}`);
const type = count =>
  `{ ${names(count)
    .map(name => `${name}: string;`)
    .join(' ')} }`;

const cases = [
  {
    title: 'a function that reads the eight it is given',
    text: `export function work(deps: ${type(8)}) { const { ${names(8).join(
      ', ',
    )} } = deps; return [${names(8).join(', ')}]; }`,
    faults: [],
  },
  {
    title: 'nine',
    text: `export function work(deps: ${type(9)}) { return [${names(9)
      .map(name => `deps.${name}`)
      .join(', ')}]; }`,
    faults: [`1 work: 9 fields, at most 8: ${names(9).join(', ')}`],
  },
  {
    title: 'a creator with nine',
    text: `export function createWork(deps: ${type(9)}) { return [${names(9)
      .map(name => `deps.${name}`)
      .join(', ')}]; }`,
    faults: [],
  },
  {
    title: 'one that is never read',
    text: `export function work(deps: ${type(2)}) { return deps.f0; }`,
    faults: ['1 work: never reads f1'],
  },
  {
    title:
      'what is handed on whole is read as far as the other function declares it',
    text: `function other(deps: { f0: string }) { return deps.f0; }
export function work(deps: ${type(2)}) { return other(deps); }`,
    faults: ['2 work: never reads f1'],
  },
  {
    title: 'what is spread into the options of another function',
    text: `function other(options: { f0: string; more: string }) { return options; }
export function work(deps: ${type(
      2,
    )}) { return other({ ...deps, more: '' }); }`,
    faults: ['2 work: never reads f1'],
  },
  {
    title: 'a class that keeps them',
    text: `export class Work {
  readonly #deps: ${type(2)};
  constructor(deps: ${type(2)}) { this.#deps = deps; }
  run() { const { f0 } = this.#deps; return f0; }
}`,
    faults: ['2 Work: never reads f1'],
  },
  {
    title: 'picked fields',
    text: `type Deps = ${type(9)};
export const work = (deps: Pick<Deps, 'f0' | 'f1'>) => deps.f0;`,
    faults: ['2 work: never reads f1'],
  },
];

const found = faultsIn(cases.map(({ text }) => text));
cases.forEach(({ title, faults }, at) => {
  test(`dependencies: ${title}`, () => assert.deepEqual(found[at], faults));
});
