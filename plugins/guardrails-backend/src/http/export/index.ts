export * from './exportList';
export type { ExportColumns } from './exportText';
export * from './sendExport';
