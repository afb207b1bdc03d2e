export { ConsentTrail } from './ConsentTrail';
export {
  INTERVAL_VERSION,
  intervalSchema,
  verifyInterval,
} from './verifyInterval';
export type { Interval, IntervalVerification } from './verifyInterval';
export { verifyLog } from './verifyLog';
export type { LogVerification } from './verifyLog';
export type { StoredEntry } from './verifyStoredPayload';
export type { StepName, VerificationStep } from './VerificationStep';
export { verifyReceipt } from './verifyReceipt';
export type { ReceiptVerification } from './verifyReceipt';
