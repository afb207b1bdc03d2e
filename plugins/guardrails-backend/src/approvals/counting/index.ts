export * from './count';
export * from './sameTeam';
