export * from './commands/InsightsRecorder';
export * from './createInsights';
