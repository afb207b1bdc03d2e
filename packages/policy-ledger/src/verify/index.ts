export { verifyLog } from './verifyLog';
export type { LogVerification } from './verifyLog';
export type { StoredEntry } from './verifyStoredPayload';
export type { StepName, VerificationStep } from './VerificationStep';
export { verifyReceipt } from './verifyReceipt';
export type { ReceiptVerification } from './verifyReceipt';
