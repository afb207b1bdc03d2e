export { envelopeSchema, openEnvelope, sealReceipt } from './envelope';
export type { Envelope } from './envelope';
export { receiptOf } from './receiptOf';
export { RECEIPT_VERSION, receiptSchema } from './receiptSchema';
export type { Receipt } from './receiptSchema';
export { RECEIPT_PREDICATE_TYPE, statementOf } from './statement';
export type { ReceiptStatement } from './statement';
