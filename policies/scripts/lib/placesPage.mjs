import { aligned } from './aligned.mjs';
import { supportPage } from './supportEnds.mjs';

/** The page of a table of places. */
export function pageOf({ name, title, places, asOf, support }) {
  const rows = Object.keys(places)
    .sort()
    .flatMap(type =>
      places[type].map(place => [
        `\`${type}\``,
        `\`${spelled(place.path)}\``,
        wanted(place),
        Object.hasOwn(place, 'default') ? code(place.default) : '',
        [...note(place), ...(place.source ? [`<${place.source}>`] : [])].join(
          ' ',
        ),
      ]),
    );
  return [
    `# ${title}`,
    '',
    `\`${name}\`: ${rows.length} places of ${
      Object.keys(places).length
    } resource types. Generated from \`policies/places/${name}.yaml\`.`,
    '',
    ...supportPage({ asOf, support }),
    ...aligned([['type', 'setting', 'must be', 'default', 'note'], ...rows]),
    '',
  ].join('\n');
}

function wanted(place) {
  if (place.is) return place.is.map(code).join(', ');
  if (place.not ?? place.never) return place.wanted;
  if (place.set) return 'set';
  if (place.variables) return 'variables without a secret';
  if (place.absent) return 'not set';
  if (place.key) return 'a customer-managed key';
  if (place.includes) return `includes ${place.includes.map(code).join(', ')}`;
  if (place.named) {
    return `\`${place.named.name}\`: ${place.named.is.map(code).join(', ')}`;
  }
  if (place.lowered === false) return 'not lowered';
  if (place.kept) return 'not fewer';
  if (place.grown === false) return 'not more';
  if (place.widened === false) return 'not more, and some';
  if (place.lasts) return `a duration of at least ${place.lasts}`;
  return place.least === undefined
    ? `at most ${place.most}`
    : `at least ${place.least}`;
}

function note(place) {
  return [
    ...(place.if ?? []).map(condition => `Where ${said(condition)}.`),
    ...(place.unless ?? []).map(condition => `Not where ${said(condition)}.`),
    ...(place.companion
      ? [`Or in ${place.companion.types.map(code).join(', ')}.`]
      : []),
    ...(place.immutable
      ? ['Of new resources only, because it cannot be changed later.']
      : []),
    ...(place.weakest
      ? [`What was not set must not become ${place.weakest.map(code)}.`]
      : []),
    ...(place.same
      ? [`Compared with the element of the same ${code(place.same)}.`]
      : []),
    ...(place.narrower
      ? [`Fewer ${code(spelled(place.narrower))} are no more.`]
      : []),
    ...(place.unchecked ? [`Not checked: ${place.unchecked}.`] : []),
  ];
}

function said({ path, is, like, not, set }) {
  if (is) return `\`${spelled(path)}\` is ${is.map(code).join(' or ')}`;
  if (like)
    return `\`${spelled(path)}\` is like ${like.map(code).join(' or ')}`;
  if (not) return `\`${spelled(path)}\` is not ${not.map(code).join(' or ')}`;
  return `\`${spelled(path)}\` is ${set ? 'set' : 'not set'}`;
}

function spelled(path) {
  return Array.isArray(path) ? path.join('.') : path;
}

function code(value) {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
