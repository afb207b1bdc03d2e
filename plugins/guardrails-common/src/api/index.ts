export * from './GuardrailsApi';
