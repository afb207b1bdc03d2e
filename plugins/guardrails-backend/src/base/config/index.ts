export type { EnvironmentConfig, GuardrailsConfig } from './GuardrailsConfig';
export type { AnnounceConfig, WebhookConfig } from './readAnnounceConfig';
export type { DutiesConfig } from './readDutiesConfig';
export type { PasskeysConfig } from './readPasskeysConfig';
export type { ExceptionsConfig } from './readExceptionsConfig';
export * from './readGuardrailsConfig';
export type { KeysConfig } from './readKeysConfig';
export type { LeasesConfig } from './readLeasesConfig';
export type { LedgerConfig } from './readLedgerConfig';
