export * from './Field';
export * from './FileButton';
export * from './FormDialog';
export * from './saveFile';
export * from './useAction';
