export * from './OutcomeIcon';
export * from './OutcomeLabel';
export * from './useOutcomeText';
export * from './outcomeTone';
