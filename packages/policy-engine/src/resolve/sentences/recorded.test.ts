import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import {
  canonicalJson,
  fingerprintOf,
  type Input,
  type Parameters,
  type Rule,
  type Snapshot,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import { sha256 } from '../../__testUtils__';
import { type Bundle, loadBundle } from '../../bundle';
import { createEngine } from '../../engine';
import type { Evaluation } from '../../evaluate';
import { type LoadedParameters, loadParameters } from '../../parameters';
import { v1 } from './v1';

const version = '0.1.0';
const folder = join(__dirname, '../../__fixtures__/recorded', version);

type Recorded = { input: Input; snapshot: Snapshot; verdict: Verdict };
type Line =
  | Recorded
  | { parameters: Parameters }
  | { digest: Bundle['digest']; rules: Rule[] };

/** What was recorded by the engine of that version, and an engine of today that has what it was recorded with. */
async function readRecorded() {
  const bundle = await loadBundle(readFileSync(join(folder, 'bundle.tar.gz')), {
    hash: sha256,
    recorded: true,
  });
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const decisions: Recorded[] = [];
  const parameters = new Map<string, LoadedParameters>();
  const lines = brotliDecompressSync(
    readFileSync(join(folder, 'decisions.jsonl.br')),
  );
  for (const text of lines.toString('utf8').trimEnd().split('\n')) {
    const line: Line = JSON.parse(text);
    if ('verdict' in line) decisions.push(line);
    else if ('rules' in line) {
      const changed = new Map(line.rules.map(rule => [rule.id, rule]));
      const rules = bundle.rules.map(rule => changed.get(rule.id) ?? rule);
      engine.load({ ...bundle, rules, digest: line.digest });
    } else {
      const loaded = loadParameters(line.parameters, { hash: sha256, bundle });
      parameters.set(loaded.digest, loaded);
    }
  }
  const questionOf = ({ input, snapshot, verdict }: Recorded) => ({
    input,
    snapshot,
    bundle: verdict.bundle.digest,
    parameters: parameters.get(verdict.parameters.digest)!,
  });
  return { engine, decisions, questionOf };
}

/** Every text of a table, by its path: `preApproval.expired`. */
function textsOf(table: object, prefix = ''): string[] {
  return Object.entries(table).flatMap(([name, text]) =>
    typeof text === 'object'
      ? textsOf(text, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

/** Replaces a text of the frozen table; answers with what puts it back. */
function replaceText(
  path: string,
  replacement: (text: unknown) => PropertyDescriptor,
): () => void {
  const names = path.split('.');
  const last = names.pop()!;
  const table = names.reduce(
    (part, name) => Reflect.get(part, name),
    v1 as object,
  );
  const before = Reflect.getOwnPropertyDescriptor(table, last)!;
  const descriptor = { ...replacement(before.value), configurable: true };
  Reflect.defineProperty(table, last, { enumerable: true, ...descriptor });
  return () => Reflect.defineProperty(table, last, before);
}

/** With one letter more at its end. */
const misspell = (path: string) =>
  replaceText(path, text => ({
    value:
      typeof text === 'function'
        ? (options: unknown) => `${text(options)}s`
        : `${text}s`,
  }));

/** Calls back whenever the text is used. */
const watch = (path: string, used: (path: string) => void) =>
  replaceText(path, text => ({
    get: () => {
      used(path);
      return text;
    },
  }));

/** Sentences that no evidence leads to: what would need them is refused by another check before. */
const UNREACHABLE = [
  'preApproval.notInfrastructure',
  'preApproval.nothingKnown',
];

describe('decisions that engine 0.1 recorded', () => {
  let recorded: Awaited<ReturnType<typeof readRecorded>>;
  let evaluations: Map<Recorded, Evaluation>;
  beforeAll(async () => {
    recorded = await readRecorded();
    const { engine, decisions, questionOf } = recorded;
    evaluations = new Map(
      decisions.map(each => [each, engine.evaluate(questionOf(each))]),
    );
  }, 120_000);

  function resolved(each: Recorded, engineVersion?: string): Verdict {
    return recorded.engine.resolve({
      ...recorded.questionOf(each),
      evaluation: evaluations.get(each)!,
      engineVersion,
    });
  }

  const isIdentical = (each: Recorded) =>
    canonicalJson(resolved(each, version)) === canonicalJson(each.verdict);

  /** A few of the decisions that each text was looked up for. */
  const examples = new Map<string, Set<Recorded>>();

  it('are the same bytes again, all of them', () => {
    const { decisions } = recorded;
    expect(decisions.length).toBeGreaterThanOrEqual(500);
    let current = decisions[0];
    const restore = textsOf(v1).map(path => {
      const found = new Set<Recorded>();
      examples.set(path, found);
      return watch(path, () => found.size < 5 && found.add(current));
    });
    const differing = decisions.filter(each => {
      current = each;
      return !isIdentical(each);
    });
    restore.forEach(each => each());
    expect(differing).toEqual([]);
  }, 120_000);

  it('have another sentence today, and the same fingerprint', () => {
    const { decisions, engine } = recorded;
    let reworded = 0;
    for (const each of decisions) {
      const { verdict, input } = each;
      const today = resolved(each);
      const print = (of: Verdict) =>
        fingerprintOf({
          input,
          verdict: of,
          rules: engine.bundle(verdict.bundle.digest).rules,
          hash: sha256,
        });
      expect(print(today)).toBe(print(verdict));
      if (canonicalJson(today) !== canonicalJson(verdict)) reworded += 1;
    }
    expect(reworded).toBeGreaterThan(100);
  }, 120_000);

  it.each(textsOf(v1))('differ where a letter of %s differs', path => {
    const restore = misspell(path);
    const differs = [...examples.get(path)!].some(each => !isIdentical(each));
    restore();
    expect(differs).toBe(!UNREACHABLE.includes(path));
  });
});
