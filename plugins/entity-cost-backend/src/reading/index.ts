export {
  isLasting,
  type LoadProblem,
  loadProblem,
  LoadRefused,
} from './LoadProblem';
export {
  headerOf,
  type ReadFile,
  readCsvFile,
  type ReadingOptions,
  type RowSink,
} from './readCsvFile';
export { requireFewCharges } from './requireFewCharges';
export { type FileLimits, type StoredFile, storeFile } from './storeFile';
export { type BulkReader, readStoredFile } from './readStoredFile';
