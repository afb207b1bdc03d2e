export * from './giveConsent';
export * from './retryWhileChanged';
export * from './withdraw';
