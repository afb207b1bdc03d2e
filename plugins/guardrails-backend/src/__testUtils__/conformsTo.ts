import Ajv from 'ajv/dist/2020';
import { spec } from '../schema/openapi/generated/router';

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  // "uuid" alone; ids are compared by the tests themselves.
  validateFormats: false,
}).addSchema(spec, 'api');

type Responses = Record<
  string,
  {
    $ref?: string;
    content?: { 'application/json': { schema: { $ref: string } } };
  }
>;

/**
 * What is wrong with an answer by the OpenAPI description; empty where nothing is.
 * The description of responses ends up in generated clients, so an extra field is a fault as well.
 */
export function faultsOf(options: {
  path: keyof typeof spec.paths;
  method: string;
  status: number;
  body: unknown;
}): string[] {
  const { path, method, status, body } = options;
  const operations = spec.paths[path] as unknown as Record<
    string,
    { responses: Responses }
  >;
  const { responses } = operations[method];
  const response = responses[status] ?? responses.default;
  const refusal = '#/components/schemas/Refusal';
  const schema = response.$ref
    ? refusal
    : response.content?.['application/json'].schema.$ref;
  if (schema === undefined)
    return body === undefined ? [] : ['unexpected body'];
  const validate = ajv.getSchema(`api${schema}`);
  if (!validate) return [`no schema ${schema}`];
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
