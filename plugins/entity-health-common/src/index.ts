/**
 * Entity health: the rules, as pure functions of plain data, and the permissions, API types and client of the service.
 *
 * The rules say what an annotation declares, what an answer of a health endpoint means, how checks become a status, and
 * how they are summed up. Unless said otherwise, their instants are milliseconds since 1970 in UTC, latencies
 * milliseconds, intervals seconds; instants of the API are RFC 3339. Texts that came from elsewhere are plain text,
 * escaped by `displayText`; they are never HTML.
 *
 * @packageDocumentation
 */
export * from './api/EntityHealthApi';
export * from './client';
export * from './permissions';
export * from './pure';
