import { spec } from './openapi/generated/router';

type Schema = {
  $ref?: string;
  type?: string | string[];
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  [key: string]: unknown;
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** Places in what a request may hold where a text says nothing of its characters. */
function placesOfFreeTexts(): string[] {
  const places: string[] = [];
  const seen = new Set<string>();

  function visit(schema: Schema, place: string) {
    if (schema.$ref) {
      if (seen.has(schema.$ref)) return;
      seen.add(schema.$ref);
      visit(resolve(schema.$ref), schema.$ref);
      return;
    }
    const isText = [schema.type].flat().includes('string');
    const isBound = schema.pattern ?? schema.enum ?? schema.const;
    if (isText && isBound === undefined) places.push(place);
    for (const [key, inner] of Object.entries(schema)) {
      if (key !== 'enum' && typeof inner === 'object' && inner !== null) {
        visit(inner as Schema, `${place}/${key}`);
      }
    }
  }

  for (const [path, item] of Object.entries<any>(spec.paths)) {
    for (const [method, operation] of Object.entries<any>(item)) {
      if (!METHODS.includes(method)) continue;
      const place = `${method} ${path}`;
      for (const parameter of operation.parameters ?? []) {
        const { in: where, name, schema } = resolved(parameter);
        // Which headers there are, and how long they are, is for the HTTP server to say.
        if (where !== 'header') visit(schema, `${place} ${name}`);
      }
      visit(operation.requestBody?.content ?? {}, place);
    }
  }
  return places;
}

function resolved(value: any): any {
  return value.$ref ? resolve(value.$ref) : value;
}

function resolve(ref: string): any {
  return ref
    .split('/')
    .slice(1)
    .reduce((value: any, key) => value[key], spec);
}

describe('the description of requests', () => {
  it('says of every text which characters it may hold', () => {
    expect(placesOfFreeTexts()).toEqual([]);
  });
});
