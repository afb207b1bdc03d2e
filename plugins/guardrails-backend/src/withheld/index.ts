export * from './WithheldValues';
