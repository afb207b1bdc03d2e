import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

const { parseAllDocuments } = createRequire(
  join(root, 'packages/backend/package.json'),
)('yaml');

/** The entities of catalog files with the relations that the catalog gives them. */
export function catalogEntities(files) {
  const entities = files
    .flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')))
    .map(document => document.toJS())
    .filter(Boolean);
  const relations = new Map(entities.map(entity => [refOf(entity), []]));
  const relate = (from, type, to, back) => {
    relations.get(from)?.push({ type, targetRef: to });
    relations.get(to)?.push({ type: back, targetRef: from });
  };
  for (const entity of entities) {
    const ref = refOf(entity);
    const { owner, system, domain, parent, memberOf = [] } = entity.spec;
    if (owner) relate(ref, 'ownedBy', fullRef('group', owner), 'ownerOf');
    if (system) relate(ref, 'partOf', fullRef('system', system), 'hasPart');
    if (domain) relate(ref, 'partOf', fullRef('domain', domain), 'hasPart');
    if (parent) relate(ref, 'childOf', fullRef('group', parent), 'parentOf');
    for (const group of memberOf) {
      relate(ref, 'memberOf', fullRef('group', group), 'hasMember');
    }
  }
  return entities.map(entity => ({
    ...entity,
    metadata: { namespace: 'default', ...entity.metadata },
    relations: relations.get(refOf(entity)),
  }));
}

export function refOf({ kind, metadata }) {
  return `${kind}:default/${metadata.name}`.toLowerCase();
}

function fullRef(kind, name) {
  return name.includes(':') ? name : `${kind}:default/${name}`;
}
