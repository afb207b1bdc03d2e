import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './builder.mjs';

/** Findings of these places expect "set" and "not set", which are no values to write. */
const WITHOUT_VALUE = ['set', 'absent'];

/**
 * Which fixes read badly: "Set a_path to set". A rule with such places says what the path must be, so that its fix
 * reads well for values too.
 */
export function lintFixes(rules) {
  const tables = JSON.parse(
    readFileSync(join(root, 'guardrails/places/data.json'), 'utf8'),
  );
  return rules.flatMap(id => {
    const [domain, rule] = id.split('/');
    const path = join(
      ...['guardrails', 'rules', domain, rule],
      `${rule.replaceAll('-', '_')}.rego`,
    );
    const text = readFileSync(join(root, path), 'utf8');
    const places = tablesOf(text).flatMap(name =>
      Object.values(tables[name]).flat(),
    );
    const needsWords = places.some(place =>
      WITHOUT_VALUE.some(key => Object.hasOwn(place, key)),
    );
    return needsWords && writesValue(text)
      ? [
          `${path}: the fix would say "to set"; write "{path} must be {expected}"`,
        ]
      : [];
  });
}

/** Tables whose places the rule reports by what they expect. */
function tablesOf(text) {
  const handed =
    /places\.(?:wrong|below)\(data\.guardrails\.places\["([a-z-]+)"\]/g;
  return [...text.matchAll(handed)].map(([, name]) => name);
}

function writesValue(text) {
  return /^# {3}fix: .*(?:\bto|\bof:) \{expected\}/m.test(text);
}
