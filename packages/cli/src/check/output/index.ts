export * from './documents';
export type { Report, ReportedFile } from './Report';
export * from './reportOf';
export * from './toMarkdown';
export * from './toText';
