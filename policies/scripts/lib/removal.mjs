import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './builder.mjs';
import { isArm } from './forms.mjs';

/** In this order where patterns have as many letters: data that is lost is lost for good. */
const kinds = ['data', 'controls', 'configuration'];

/**
 * Every type by `removal.yaml`: `stateless` ones, among them those of other forms that are the same resources, what of
 * these is `holding` data under which attributes, and the `controls`, a table with what they belong to. Types of that
 * are companions: a rule sees them together.
 */
export function decided({ schemas, unpublished, forms, complain }) {
  const removal = parse(readFileSync(join(root, 'removal.yaml'), 'utf8'));
  const types = [...new Set([...schemas.keys(), ...unpublished])].sort();
  const decisions = types.map(type => ({ type, ...decide({ type, removal }) }));
  complainOf({ decisions, removal, complain });
  const ofKind = kind => decisions.filter(decision => decision.kind === kind);
  const controls = ofKind('controls').map(({ type, pattern }) => [
    type,
    [controlOf({ type, stated: removal.controls[pattern], schemas, complain })],
  ]);
  const parts = Object.entries(removal.parts).map(([type, denies]) => [
    type,
    [partOf({ type, denies, schemas, complain })],
  ]);
  const others = otherForms({
    decisions,
    forms,
    holding: removal.holding,
  });
  const stateless = [
    ...decisions.filter(isStateless).map(({ type }) => type),
    ...removal.elsewhere,
    ...others,
  ].sort();
  return {
    stateless: stateless.filter(type => !isArm(type)),
    statelessApi: stateless.filter(isArm),
    copies: copiesOf({ copies: removal.copies, schemas, complain }),
    holding: holdingOf({
      holding: removal.holding,
      decisions,
      schemas,
      complain,
    }),
    controls: Object.fromEntries(
      [...controls, ...parts].sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
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

function isStateless({ kind }) {
  return kind === 'configuration' || kind === 'controls';
}

/**
 * Types of Azure's API and of Cloud Control whose every counterpart is configuration, whatever is set. A control of these
 * forms is in no table, so it stays among what is lost.
 */
function otherForms({ decisions, forms, holding }) {
  const kindOf = new Map(decisions.map(({ type, kind }) => [type, kind]));
  const counterparts = new Map();
  for (const [type, others] of Object.values(forms).flatMap(Object.entries)) {
    if (!kindOf.has(type)) continue;
    for (const other of others) {
      const same = counterparts.get(other) ?? [];
      counterparts.set(other, [...same, type]);
    }
  }
  return [...counterparts]
    .filter(([, same]) =>
      same.every(
        type =>
          kindOf.get(type) === 'configuration' && !Object.hasOwn(holding, type),
      ),
    )
    .map(([other]) => other);
}

/** `{type: [path, ...]}` of types that are configuration without these. */
function holdingOf({ holding, decisions, schemas, complain }) {
  const stateless = new Set(
    decisions.filter(isStateless).map(({ type }) => type),
  );
  return Object.fromEntries(
    Object.entries(holding).map(([type, paths]) => {
      if (!stateless.has(type)) complain(`${type} holds data in any case`);
      return [
        type,
        paths.map(path => pathOf({ type, path, schemas, complain })),
      ];
    }),
  );
}

/** `{type: [path, ...]}` of types that hold what something else holds as well. */
function copiesOf({ copies, schemas, complain }) {
  return Object.fromEntries(
    Object.entries(copies).map(([type, paths]) => [
      type,
      paths.map(path => pathOf({ type, path, schemas, complain })),
    ]),
  );
}

function pathOf({ type, path, schemas, complain }) {
  const segments = path.split('.');
  const names = segments.filter(segment => !/^\d+$/.test(segment));
  if (!schemas.get(type)?.has(names.join('.')))
    complain(`${type} has no ${path}`);
  return segments.map(segment =>
    /^\d+$/.test(segment) ? Number(segment) : segment,
  );
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
  const owners = ownersOf({ type, named: of.flatMap(([, types]) => types) });
  return {
    ...(of.length > 0 && { of: Object.fromEntries(of) }),
    ...(owners.length > 0 && { companion: { types: owners } }),
    ...(denies && { denies }),
    ...(when && { when }),
    ...(whole && { whole }),
  };
}

/** A policy in a resource that is more than that: it can be weakened, and goes with the rest. */
function partOf({ type, denies, schemas, complain }) {
  if (!schemas.get(type)?.has(denies)) complain(`${type} has no ${denies}`);
  return { denies, part: true };
}

/** Any type is one of the provider, or of the generic one of Azure. */
function ownersOf({ type, named }) {
  const provider = `${type.split('_')[0]}_*`;
  const any =
    provider === 'azurerm_*' ? [provider, 'azapi_resource'] : [provider];
  return [
    ...new Set(named.flatMap(owner => (owner === '*' ? any : [owner]))),
  ].sort();
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
