export * from './Challenges';
export * from './createPasskeys';
export * from './Enrolment';
export * from './Passkeys';
export * from './PasskeyConsent';
export * from './PasskeyVerifier';
