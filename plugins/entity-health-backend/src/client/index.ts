export {
  HealthClient,
  type HealthReply,
  type HealthRequest,
} from './HealthClient';
