export * from './escapeForDisplay';
export * from './groupFindings';
export * from './outcomeWords';
export * from './quoteForDisplay';
export * from './renderPreApproval';
export * from './renderVerdict';
export * from './singleLine';
