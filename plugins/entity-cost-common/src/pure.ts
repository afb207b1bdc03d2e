/**
 * The rules of entity cost: what an amount of a bill is, which columns billing formats have, whose a cost is, and how
 * it compares with a budget. Pure functions of plain data: no input, no output, no clock.
 *
 * Amounts are exact (see {@link Decimal}); instants are texts of ISO 8601 in UTC, months texts such as `2026-03`.
 */
export * from './allocation';
export * from './annotations';
export * from './budgets';
export * from './change';
export * from './errors';
export * from './estimates';
export * from './focus';
export * from './formats';
export * from './money';
export * from './opencost';
export * from './rows';
export * from './usage';
