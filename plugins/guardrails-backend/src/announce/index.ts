export * from './Announcer';
export * from './instruments';
