/** A server to test against. @internal */
export * from './testing/PostgresServer';
