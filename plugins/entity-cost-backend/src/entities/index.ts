export { AnnotationReader } from './AnnotationReader';
export { type EntityRow } from './describeEntity';
export { applyMembers, EntityIndex, type Members } from './EntityIndex';
export { CatalogReader } from './CatalogReader';
