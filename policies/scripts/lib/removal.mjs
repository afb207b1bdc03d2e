import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './builder.mjs';

/** In this order where patterns have as many letters: data that is lost is lost for good. */
const kinds = ['data', 'controls', 'configuration'];

/** Every type by `removal.yaml`: `stateless` ones, and the `controls` with what they belong to. */
export function decided({ schemas, unpublished, complain }) {
  const removal = parse(readFileSync(join(root, 'removal.yaml'), 'utf8'));
  const types = [...new Set([...schemas.keys(), ...unpublished])].sort();
  const decisions = types.map(type => ({ type, ...decide({ type, removal }) }));
  complainOf({ decisions, removal, complain });
  const ofKind = kind => decisions.filter(decision => decision.kind === kind);
  const controls = ofKind('controls').map(({ type, pattern }) => [
    type,
    controlOf({ type, stated: removal.controls[pattern], schemas, complain }),
  ]);
  return {
    stateless: [...ofKind('configuration'), ...ofKind('controls')]
      .map(({ type }) => type)
      .sort(),
    controls: Object.fromEntries(controls),
  };
}

/** `{kind, pattern}` of the pattern with the most letters, or undefined where none matches. */
function decide({ type, removal }) {
  return kinds
    .flatMap(kind =>
      patternsOf(removal[kind])
        .filter(pattern => matches({ pattern, type }))
        .map(pattern => ({ kind, pattern })),
    )
    .sort((one, other) => letters(other.pattern) - letters(one.pattern))[0];
}

function complainOf({ decisions, removal, complain }) {
  for (const { type, kind } of decisions) {
    if (!kind) complain(`${type}: no pattern says what is lost with it`);
  }
  for (const kind of kinds) {
    for (const pattern of patternsOf(removal[kind])) {
      const decides = decisions.some(
        decision => decision.kind === kind && decision.pattern === pattern,
      );
      if (!decides) complain(`${kind}: ${pattern} decides no type`);
    }
  }
}

/** A control of a pattern for several types belongs by the attributes that its type has. */
function controlOf({ type, stated, schemas, complain }) {
  const schema = schemas.get(type);
  const of = Object.entries(stated.of ?? {}).filter(([attribute]) =>
    schema?.has(attribute),
  );
  if (of.length === 0 && stated.of)
    complain(`${type} has none of ${Object.keys(stated.of).join(', ')}`);
  const deciding = [stated.denies ?? [], Object.keys(stated.when ?? {})].flat();
  for (const attribute of deciding) {
    if (!schema?.has(attribute)) complain(`${type} has no ${attribute}`);
  }
  const { denies, when, whole } = stated;
  return {
    ...(of.length > 0 && { of: Object.fromEntries(of) }),
    ...(denies && { denies }),
    ...(when && { when }),
    ...(whole && { whole }),
  };
}

function patternsOf(list) {
  return Array.isArray(list) ? list : Object.keys(list);
}

function matches({ pattern, type }) {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(type);
}

function letters(pattern) {
  return pattern.replaceAll('*', '').length;
}
