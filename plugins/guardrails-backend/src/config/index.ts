export type { EnvironmentConfig, GuardrailsConfig } from './GuardrailsConfig';
export * from './readAnnounceConfig';
export type { DutiesConfig } from './readDutiesConfig';
export type { PasskeysConfig } from './readPasskeysConfig';
export type { ExceptionsConfig } from './readExceptionsConfig';
export * from './readGuardrailsConfig';
export type { LedgerConfig } from './readLedgerConfig';
