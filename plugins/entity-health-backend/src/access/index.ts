export { EntityAccess, type Reader } from './EntityAccess';
