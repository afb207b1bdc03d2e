export * from './List';
export * from './RowTable';
export * from './useList';
export * from './usePages';
