/**
 * Gives people access to PostgreSQL for a while, and takes it back.
 *
 * @packageDocumentation
 */
export { guardrailsModuleAccessPostgres as default } from './module';
export { PostgresAccess } from './PostgresAccess';
export type { DatabaseConfig } from './readConfig';
