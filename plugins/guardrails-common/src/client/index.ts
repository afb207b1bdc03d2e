export * from './GuardrailsClient';
