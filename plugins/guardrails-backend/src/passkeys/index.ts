export * from './Challenges';
export * from './DatabasePasskeyVerifier';
export * from './Enrolment';
export * from './Passkeys';
export * from './PasskeyVerifier';
export * from './requireFreshSession';
