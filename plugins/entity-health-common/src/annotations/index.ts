export { type EntityLink, healthLinks } from './healthLinks';
export {
  ENDPOINTS_ANNOTATION,
  MAX_ANNOTATION_LENGTH,
  MAX_ENDPOINTS,
  parseEndpoints,
  type HealthEndpoint,
} from './parseEndpoints';
export { MAINTENANCE_ANNOTATION } from './parseMaintenance';
export {
  OPTIONS_ANNOTATION,
  parseOptions,
  type HealthOptions,
} from './parseOptions';
export type {
  DeclarationPlace,
  DeclarationProblem,
  DeclarationProblemCode,
} from './problems';
export { type HealthDeclaration, readDeclaration } from './readDeclaration';
