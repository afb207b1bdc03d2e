export * from './describeChange';
export * from './markers';
export * from './providerDefaults';
export type { KeptBack } from './redactSensitive';
