export { createBulkReader } from './createBulkReader';
