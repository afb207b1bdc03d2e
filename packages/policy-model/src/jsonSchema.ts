import { z } from 'zod';
import { decisionSchema } from './decision';
import { INPUT_VERSION, inputSchema } from './input';
import { PARAMETERS_VERSION, parametersSchema } from './parameters';
import { VERDICT_VERSION, verdictSchema } from './verdict';

const published = {
  [INPUT_VERSION]: inputSchema,
  [VERDICT_VERSION]: verdictSchema,
  [PARAMETERS_VERSION]: parametersSchema,
  'guardrails/decision/v1': decisionSchema,
};

/** The published shapes as JSON Schema (draft 2020-12), by their version name. @public */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(published).map(([id, schema]) => [
      id,
      { $id: `urn:${id.replaceAll('/', ':')}`, ...z.toJSONSchema(schema) },
    ]),
  );
}
