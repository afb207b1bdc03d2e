export * from './giveConsent';
export * from './withdraw';
