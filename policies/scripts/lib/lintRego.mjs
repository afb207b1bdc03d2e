import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { opa, root } from './opa.mjs';
import { regoSources } from './rules.mjs';

/** What the tools and the rules of this house have to say about the Rego itself. */
export function lintRego() {
  return [
    ...complaints('opa fmt', ['fmt', '--list', 'guardrails']),
    ...complaints('opa check', [
      'check',
      '--strict',
      '--ignore=samples',
      'guardrails',
    ]),
    ...complaints('opa check', [
      'check',
      '--strict',
      '--capabilities=capabilities.json',
      ...regoSources(),
    ]),
    ...regoSources().flatMap(silentNegations),
  ];
}

function complaints(what, args) {
  const { status, stdout, stderr } = opa(args, { tolerate: true });
  const text = `${stdout}${stderr}`.trim();
  return status === 0 && text === '' ? [] : [`${what}: ${text}`];
}

/**
 * `not f(g(x))` and `not g(x) == y` are undefined, hence no finding, where `g(x)` is undefined: the call is made
 * before the negation. So it is with a value that may not be there, `not f(change.after.x)` and
 * `not change.after.x in y`. What is negated belongs into a helper of its own.
 */
function silentNegations(path) {
  return readFileSync(join(root, path), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      negatesCallInside(line.trim())
        ? [`${path}:${index + 1}: move what is negated into a helper`]
        : [],
    );
}

const optional = /\b\w+\.(after|before|value)\.\w/;

const total = /^(attributes\.at|input\.|effective|object\.get)/;

function negatesCallInside(line) {
  const match = line.match(/(?:^|if )not (.+)$/);
  if (!match) return false;
  const expression = match[1];
  const compares = / [!=]= /.test(expression);
  const bare = /^[\w.]+$/.test(expression);
  if (!bare && !compares && optional.test(expression)) return true;
  const whole = expression.match(/^[\w.]+\((.*)\)$/);
  const inside = whole ? whole[1] : expression;
  return [...inside.matchAll(/[\w.]+(?=\()/g)].some(
    ([name]) => !total.test(name),
  );
}
