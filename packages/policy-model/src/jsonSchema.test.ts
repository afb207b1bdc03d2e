import { jsonSchemas } from './jsonSchema';

describe('jsonSchemas', () => {
  it('publishes every shape under its version, closed to unknown fields', () => {
    const schemas = jsonSchemas();
    expect(Object.keys(schemas).sort()).toEqual([
      'guardrails/decision/v1',
      'guardrails/input/v1',
      'guardrails/parameters/v1',
      'guardrails/verdict/v2',
    ]);
    for (const [version, schema] of Object.entries(schemas)) {
      expect(schema).toMatchObject({
        $id: `urn:${version.replaceAll('/', ':')}`,
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        additionalProperties: false,
      });
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    }
  });

  it('tells the seven kinds of subject apart by their type', () => {
    const input = jsonSchemas()['guardrails/input/v1'] as {
      properties: {
        subject: { oneOf: { properties: { type: { const: string } } }[] };
      };
    };
    expect(
      input.properties.subject.oneOf.map(s => s.properties.type.const).sort(),
    ).toEqual([
      'access',
      'entity',
      'flow',
      'infrastructure',
      'operation',
      'pipeline',
      'workload',
    ]);
  });
});
