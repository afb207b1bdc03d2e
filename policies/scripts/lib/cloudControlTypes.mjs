import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Types of AWS Cloud Control as `{type: {path: flags}}`, by the names of the provider awscc. It fills in what is
 * optional and not written, so an object counts as a block that the provider fills in. `folder` is the unpacked
 * @aws-cdk/aws-service-spec.
 */
export function cloudControlTypes(folder, names) {
  const { version } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const { schema } = JSON.parse(
    gunzipSync(readFileSync(join(folder, 'db.json.gz'))).toString('utf8'),
  );
  const definitions = new Map(
    schema.typeDefinition.entities.map(entity => [entity.$id, entity]),
  );
  return {
    source: `aws-service-spec ${version}`,
    types: new Map(
      schema.resource.entities
        .map(resource => [typeName(resource.cloudFormationType), resource])
        .filter(([name]) => names.has(name))
        .map(([name, { properties }]) => [
          name,
          new Map(pathsOf({ definitions, properties, prefix: '', seen: [] })),
        ]),
    ),
  };
}

function pathsOf({ definitions, properties, prefix, computed, seen }) {
  return Object.entries(properties).flatMap(
    ([property, { type, required }]) => {
      const path = `${prefix}${snakeCase(property)}`;
      const filledIn = computed || !required;
      const inside = referenced(type).filter(id => !seen.includes(id));
      const flags = inside.length > 0 ? 'bc' : 'oc';
      return [
        [path, filledIn ? flags : 'r'],
        ...inside.flatMap(id =>
          pathsOf({
            definitions,
            properties: definitions.get(id).properties,
            prefix: `${path}.`,
            computed: filledIn,
            seen: [...seen, id],
          }),
        ),
      ];
    },
  );
}

function referenced(type) {
  switch (type.type) {
    case 'ref':
      return [type.reference.$ref];
    case 'array':
    case 'map':
      return referenced(type.element);
    case 'union':
      return type.types.flatMap(referenced);
    default:
      return [];
  }
}

function typeName(cloudFormationType) {
  const [, service, resource] = cloudFormationType.split('::');
  return `awscc_${service.toLowerCase()}_${snakeCase(resource)}`;
}

/** `KMSMasterKeyID` is `kms_master_key_id`, and `BlockPublicAcls` is `block_public_acls`. */
function snakeCase(name) {
  return name
    .replace(
      /(ARN|ID|IP|CIDR|URL|SSID|ACL|VPC|URI)s(?=[A-Z]|$)/g,
      (_, word) => `${word[0]}${word.slice(1).toLowerCase()}s`,
    )
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
