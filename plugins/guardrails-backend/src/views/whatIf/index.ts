export * from './createWhatIfs';
