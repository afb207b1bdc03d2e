import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type Mapping, mappingSchema } from './mappingSchema';

/** The mapping that the project keeps, checked. @public */
export function readMapping(
  file: string = resolve(__dirname, '../../corpus/mapping.yaml'),
): Mapping {
  return mappingSchema.parse(parse(readFileSync(file, 'utf8')));
}
