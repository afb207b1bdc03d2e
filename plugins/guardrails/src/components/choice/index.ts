export * from './ChoiceField';
export type { ChoiceFieldOptions } from './choicesRequest';
