export * from './Sentences';
export * from './sentencesFor';
