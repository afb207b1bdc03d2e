/**
 * What one person or service may use. `evidenceBytesPerDay` counts UTC days, the hourly ones clock hours.
 * @internal
 */
export type QuotaLimits = {
  evidenceBytesPerDay: number;
  decisionsPerHour: number;
  previewsPerHour: number;
  /** Of people alone: services do not comment. */
  commentsPerHour: number;
  /** Requests for approval that are open at once. */
  openRequests: number;
};

/** Quotas that are used up and begin again with the next window. @internal */
export type Quota = Exclude<keyof QuotaLimits, 'openRequests'>;

/** @internal */
export type QuotasConfig = {
  default: QuotaLimits;
  /** By the subject of a service's token. */
  services: Map<string, QuotaLimits>;
};

/** @internal */
export function limitsFor(
  config: QuotasConfig,
  principal: string,
): QuotaLimits {
  const service = /^service:(.*)$/s.exec(principal)?.[1];
  return (
    (service !== undefined && config.services.get(service)) || config.default
  );
}
