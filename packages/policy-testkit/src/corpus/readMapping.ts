import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type Mapping, mappingSchema } from './mappingSchema';

// eslint-disable-next-line no-restricted-syntax -- a private package that is only ever run from the checkout
const committed = resolve(__dirname, '../../corpus/mapping.yaml');

/** The mapping that the project keeps, checked. @public */
export function readMapping(file: string = committed): Mapping {
  return mappingSchema.parse(parse(readFileSync(file, 'utf8')));
}
