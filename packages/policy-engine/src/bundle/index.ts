export * from './Bundle';
export * from './composeBundles';
export * from './joinSchemas';
export * from './loadBundle';
export type { ArchiveLimits } from './readArchive';
export * from './readRuleDigests';
export type { RuleDigests } from './ruleDigests';
