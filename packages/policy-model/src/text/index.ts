export * from './escapeForDisplay';
export * from './escapeMarkdown';
export * from './groupFindings';
export * from './outcomeWords';
export * from './quoteForDisplay';
export * from './renderPreApproval';
export * from './renderVerdict';
export * from './singleLine';
