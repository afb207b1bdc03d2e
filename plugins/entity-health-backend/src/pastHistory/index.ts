export { PastHistoryImport } from './PastHistoryImport';
