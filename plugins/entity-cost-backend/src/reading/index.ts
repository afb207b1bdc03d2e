export {
  isLasting,
  type LoadProblem,
  loadProblem,
  LoadRefused,
} from './LoadProblem';
export { csvRecords, delimiterOf } from './csvRecords';
export { headerOf, type ReadingOptions } from './headerOf';
export { type ReadFile, readCsvFile, type RowSink } from './readCsvFile';
export { requireFewCharges } from './requireFewCharges';
export { type FileLimits, type StoredFile, storeFile } from './storeFile';
export { type BulkReader, readStoredFile } from './readStoredFile';
