export { demoRecordedPlansModule as default } from './module';
