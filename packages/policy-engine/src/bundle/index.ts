export * from './Bundle';
export * from './composeBundles';
export * from './loadBundle';
export type { ArchiveLimits } from './readArchive';
export * from './readRuleDigests';
