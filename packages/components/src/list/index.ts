export * from './List';
export * from './RowTable';
export * from './useList';
export * from './useLocalList';
export * from './usePages';
