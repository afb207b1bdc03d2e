export * from './Passkeys';
export * from './usePasskeyConsent';
