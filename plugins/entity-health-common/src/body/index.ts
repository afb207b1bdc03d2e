export {
  type HealthAnswer,
  isJsonType,
  MAX_BODY_BYTES,
  type ReadBody,
  readBody,
} from './readBody';
