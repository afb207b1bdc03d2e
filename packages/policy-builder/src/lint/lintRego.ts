import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Opa } from '../opa';
import { regoSources } from '../rules';
import type { PolicyWorkspace } from '../workspace';

/** What the tools and the rules of this house have to say about the Rego itself. @internal */
export function lintRego({ folder }: PolicyWorkspace, opa: Opa): string[] {
  const complaints = (what: string, args: string[]) => {
    const { status, stdout, stderr } = opa(args, { folder, tolerate: true });
    const text = `${stdout}${stderr}`.trim();
    return status === 0 && text === '' ? [] : [`${what}: ${text}`];
  };
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
      ...regoSources(folder),
    ]),
    ...regoSources(folder).flatMap(path => silentNegations(folder, path)),
  ];
}

/**
 * `not f(g(x))` and `not g(x) == y` are undefined, hence no finding, where `g(x)` is undefined: the call is made
 * before the negation. So it is with a value that may not be there, `not f(change.after.x)` and
 * `not change.after.x in y`. What is negated belongs into a helper of its own.
 */
function silentNegations(folder: string, path: string): string[] {
  return readFileSync(join(folder, path), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      negatesCallInside(line.trim())
        ? [`${path}:${index + 1}: move what is negated into a helper`]
        : [],
    );
}

const optional = /\b\w+\.(after|before|value)\.\w/;

const total = /^(attributes\.at|input\.|effective|object\.get)/;

function negatesCallInside(line: string): boolean {
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
