export * from './Age';
export * from './CopyButton';
export * from './SafeLines';
export * from './SafeText';
export * from './StateLabel';
export * from './tones';
