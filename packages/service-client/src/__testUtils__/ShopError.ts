import { ServiceError, type ServiceErrorOptions } from '../ServiceError';

const statuses = { 'not-found': 404, 'shop-closed': 409 } as const;

export class ShopError extends ServiceError {
  constructor(options: ServiceErrorOptions) {
    super('ShopError', statuses, options);
  }
}
