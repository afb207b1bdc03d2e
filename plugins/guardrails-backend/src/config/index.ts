export type { EnvironmentConfig, GuardrailsConfig } from './GuardrailsConfig';
export * from './readGuardrailsConfig';
