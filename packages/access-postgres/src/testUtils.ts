/** A server to test against. @internal */
export * from './__testUtils__/PostgresServer';
