export * from './loadStandings';
export * from './recount';
export * from './requirementsOf';
export * from './standingOf';
