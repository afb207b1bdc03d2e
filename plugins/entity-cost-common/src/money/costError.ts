/** Why a calculation with money is refused. @public */
export type CostErrorCode = 'currencies-mixed' | 'amount-out-of-range';

/** A calculation with money that has no right result. Thrown, because a caller that goes on would show a wrong amount. @public */
export class CostError extends Error {
  readonly code: CostErrorCode;

  constructor(options: { code: CostErrorCode; message: string }) {
    super(options.message);
    this.name = 'CostError';
    this.code = options.code;
  }
}
