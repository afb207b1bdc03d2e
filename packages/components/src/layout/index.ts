export * from './Buttons';
export * from './Disclosure';
export * from './Facts';
export * from './Notice';
export * from './Section';
export * from './Split';
export * from './Stack';
export * from './useScrollingTabs';
