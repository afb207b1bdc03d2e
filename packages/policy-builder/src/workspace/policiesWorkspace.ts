import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parametersSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import type { PolicyWorkspace } from './PolicyWorkspace';

const packageSchema = z.object({ version: z.string() });
const placesPath = 'guardrails/places/data.json';
const typesPath = 'guardrails/types/data.json';
const typesSchema = z.record(z.string(), z.json());
const placesSchema = z.record(
  z.string(),
  z.record(z.string(), z.array(z.record(z.string(), z.json()))),
);
const valuesSchema = z.object({
  properties: z.record(z.string(), z.unknown()),
});

/** The rules of the policies package, from its sources. @public */
export function policiesWorkspace(folder: string): PolicyWorkspace {
  const read = (path: string) => readFileSync(join(folder, path));
  const readJson = (path: string): unknown =>
    JSON.parse(read(path).toString('utf8'));
  const schemaPath = 'parameters/schema.json';
  return {
    folder,
    about: { version: packageSchema.parse(readJson('package.json')).version },
    parameters: Object.keys(
      valuesSchema.parse(readJson(schemaPath)).properties,
    ),
    testParameters: parametersSchema.parse(readJson('parameters/default.json')),
    places: placesSchema.parse(readJson(placesPath)),
    types: typesSchema.parse(readJson(typesPath)),
    extras: { [`/${schemaPath}`]: read(schemaPath) },
    inAuthorsWords: text => text,
  };
}
