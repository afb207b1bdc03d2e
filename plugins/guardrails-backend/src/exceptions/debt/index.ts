export * from './debtOf';
export * from './openByTeamAndRule';
