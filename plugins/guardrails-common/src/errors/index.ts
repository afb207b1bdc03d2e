export * from './GuardrailsError';
