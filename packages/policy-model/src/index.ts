/**
 * The shapes Guardrails speaks in: inputs, rules, findings, verdicts, decisions, and canonical JSON.
 *
 * @packageDocumentation
 */
export * from './approval';
export * from './brands';
export * from './bundle';
export * from './canonical';
export * from './decision';
export * from './evaluation';
export * from './finding';
export * from './fingerprint';
export * from './input';
export * from './jsonSchema';
export * from './level';
export * from './moduleTree';
export * from './parameters';
export * from './preApproval';
export * from './rule';
export * from './ruleDigest';
export * from './snapshot';
export * from './text';
export * from './verdict';
export * from './vocabulary';
