import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const required = 1;
const readOnly = 2;
/** Attributes of `azapi_resource` beside the body. */
const attributes = [
  ...['body', 'identity', 'identity.type', 'location', 'name', 'tags'],
];

/**
 * Types of the Azure API as `{type: {path: flags}}`, in lower case, with what can be written: of the newest version
 * and of the newest that is no preview, because azapi takes any. `folder` is a checkout of bicep-types-az.
 */
export function armTypes(folder, names) {
  const providers = new Set([...names].map(name => name.split('/')[0]));
  const types = new Map();
  for (const path of providerFolders(join(folder, 'generated'), providers)) {
    const versions = readdirSync(path).sort().reverse();
    const read = new Map();
    for (const name of names) {
      const chosen = newest(versions, version => {
        if (!read.has(version)) read.set(version, readVersion(path, version));
        return read.get(version).get(name);
      });
      if (chosen.length === 0) continue;
      const known = new Map(attributes.map(attribute => [attribute, 'o']));
      for (const paths of chosen) {
        for (const [place, flags] of paths) known.set(place, flags);
      }
      types.set(name, known);
    }
  }
  return { source: 'bicep-types-az', types };
}

function providerFolders(generated, providers) {
  return readdirSync(generated).flatMap(service =>
    readdirSync(join(generated, service), { withFileTypes: true })
      .filter(
        entry => entry.isDirectory() && providers.has(entry.name.toLowerCase()),
      )
      .map(entry => join(generated, service, entry.name)),
  );
}

/** The paths of the newest version that has the type, and those of the newest stable one. */
function newest(versions, readPaths) {
  const having = list => {
    for (const version of list) {
      const found = readPaths(version);
      if (found) return [found];
    }
    return [];
  };
  return [
    ...new Set([
      ...having(versions.filter(version => !version.includes('preview'))),
      ...having(versions),
    ]),
  ];
}

function readVersion(path, version) {
  const file = join(path, version, 'types.json');
  if (!existsSync(file)) return new Map();
  const all = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(
    all
      .filter(({ $type }) => $type === 'ResourceType')
      .map(({ name, body }) => [
        name.split('@')[0].toLowerCase(),
        new Map(
          pathsOf({ all, type: at(all, body), prefix: 'body', seen: [] }),
        ),
      ]),
  );
}

/** Elements of a list and members of a map have no segment of their own, as in the other schemas. */
function pathsOf({ all, type, prefix, seen }) {
  if (!type || seen.includes(type) || seen.length > 12) return [];
  const inside = { all, prefix, seen: [...seen, type] };
  switch (type.$type) {
    case 'ArrayType':
      return pathsOf({ ...inside, type: at(all, type.itemType) });
    case 'UnionType':
      return type.elements.flatMap(element =>
        pathsOf({ ...inside, type: at(all, element) }),
      );
    case 'DiscriminatedObjectType':
      return [
        ...properties(inside, type.baseProperties),
        ...Object.values(type.elements).flatMap(element =>
          pathsOf({ ...inside, type: at(all, element) }),
        ),
      ];
    case 'ObjectType':
      return properties(inside, type.properties);
    default:
      return [];
  }
}

function properties({ all, prefix, seen }, members) {
  return Object.entries(members)
    .filter(([, { flags }]) => !(flags & readOnly))
    .flatMap(([name, { type, flags }]) => [
      [`${prefix}.${name}`, flags & required ? 'r' : 'o'],
      ...pathsOf({
        all,
        type: at(all, type),
        prefix: `${prefix}.${name}`,
        seen,
      }),
    ]);
}

function at(all, { $ref }) {
  return all[Number($ref.split('/')[1])];
}
