/**
 * Adapts raw evidence, such as Terraform plans, into the parts of a policy input that come from evidence.
 *
 * @packageDocumentation
 */
export * from './adapt';
export * from './errors';
export { formats } from './formats';
export { subjectTypes } from './formats/subjectTypes';
export { parseUnambiguous } from './evidence/parseUnambiguous';
export { readJson } from './evidence/readJson';
export { loadHclParser } from './hcl/loadHclParser';
export { isSecretSetting } from './secrets/detectSecret';
export * from './types';
