export { demoHealthHistoryModule as default } from './module';
