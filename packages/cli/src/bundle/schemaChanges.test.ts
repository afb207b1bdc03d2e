import { schemaChanges } from './schemaChanges';

const schema = {
  type: 'object',
  required: ['nodes'],
  properties: {
    nodes: { type: 'integer', maximum: 9 },
    sizes: { type: 'array', items: { $ref: '#/$defs/size' } },
  },
  $defs: { size: { type: 'string' } },
};
const nothing = { added: [], removed: [], changed: [] };

describe('schemaChanges', () => {
  it.each<[string, object, object]>([
    ['nothing', schema, nothing],
    [
      'nothing in other titles and descriptions',
      {
        ...schema,
        title: 'Parameters',
        description: 'Values',
        properties: {
          ...schema.properties,
          nodes: { ...schema.properties.nodes, description: 'Nodes' },
          sizes: {
            type: 'array',
            items: { $ref: '#/$defs/size', title: 'A size' },
          },
        },
      },
      nothing,
    ],
    [
      'a setting that is called title',
      {
        ...schema,
        properties: {
          ...schema.properties,
          nodes: {
            ...schema.properties.nodes,
            properties: { title: { type: 'string' } },
          },
        },
      },
      { ...nothing, changed: ['nodes'] },
    ],
    [
      'another order of keys',
      Object.fromEntries(Object.entries(schema).reverse()),
      nothing,
    ],
    [
      'a value more',
      {
        ...schema,
        properties: { ...schema.properties, ports: { type: 'array' } },
      },
      { ...nothing, added: ['ports'] },
    ],
    [
      'a value less',
      { ...schema, properties: { nodes: schema.properties.nodes } },
      { ...nothing, removed: ['sizes'] },
    ],
    [
      'another limit',
      {
        ...schema,
        properties: {
          ...schema.properties,
          nodes: { type: 'integer', maximum: 10 },
        },
      },
      { ...nothing, changed: ['nodes'] },
    ],
    [
      'another meaning of what a value refers to',
      { ...schema, $defs: { size: { type: 'integer' } } },
      { ...nothing, changed: ['$defs.size'] },
    ],
    [
      'another keyword of the whole',
      { ...schema, required: [], additionalProperties: false },
      {
        ...nothing,
        added: ['(additionalProperties)'],
        changed: ['(required)'],
      },
    ],
  ])('finds %s', (_, after, expected) => {
    expect(schemaChanges(schema, after as typeof schema)).toEqual(expected);
  });

  it('takes a bundle without a schema for one that describes nothing', () => {
    const described = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Parameters',
      type: 'object',
      properties: { a: { $ref: '#/$defs/b' } },
      $defs: { b: {} },
    };
    expect(schemaChanges(undefined, described)).toEqual({
      ...nothing,
      added: ['a'],
    });
    expect(schemaChanges(described, undefined)).toEqual({
      ...nothing,
      removed: ['a'],
    });
  });
});
