export * from './DecisionBadge';
export * from './DigestText';
export * from './ExpectedText';
export * from './FindingCard';
export * from './FindingList';
export * from './LevelLabel';
export * from './Outcome';
export * from './ValueText';
