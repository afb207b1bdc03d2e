import { join } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- one folder up is the package folder, from `src` as from `dist`
const packageFolder = join(__dirname, '..');

/** Absolute path of the compiled bundle, a gzipped tar that an OPA server can load as well. @public */
export const bundlePath = join(packageFolder, 'bundle', 'guardrails.tar.gz');

/** Absolute path of the default parameters, one set of values per environment class. @public */
export const parametersPath = join(packageFolder, 'parameters', 'default.json');

/** Absolute path of the JSON Schema of the values in one set of parameters. @public */
export const parametersSchemaPath = join(
  packageFolder,
  'parameters',
  'schema.json',
);

/** Absolute path of the folder with a page for each rule; a rule's `documentation` starts below its parent. @public */
export const documentationPath = join(packageFolder, 'docs', 'rules');
