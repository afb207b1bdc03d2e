/**
 * Gives people access to PostgreSQL for a while, and takes it back.
 *
 * @packageDocumentation
 */
export { guardrailsModuleAccessPostgres as default } from './module';
