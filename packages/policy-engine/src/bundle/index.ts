export * from './Bundle';
export * from './loadBundle';
export type { ArchiveLimits } from './readArchive';
export * from './readRuleDigests';
