import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { QuotaLimits, QuotasConfig } from '../limits';
import { readCount } from './readCount';

export type { QuotasConfig } from '../limits';

const usual: QuotaLimits = {
  evidenceBytesPerDay: 1_000_000_000,
  decisionsPerHour: 600,
  previewsPerHour: 600,
  commentsPerHour: 60,
  openRequests: 50,
};

/** @internal */
export function readQuotasConfig(config: Config | undefined): QuotasConfig {
  const quotas = config?.getOptionalConfig('quotas');
  const commentsPerHour = readCount(
    quotas,
    'commentsPerHour',
    usual.commentsPerHour,
    'quotas.',
  );
  const common = {
    ...readLimits(quotas, { at: 'quotas.', fallback: usual }),
    commentsPerHour,
  };
  const services = new Map<string, QuotaLimits>();
  const listed = config?.getOptionalConfigArray('quotas.services') ?? [];
  listed.forEach((item, index) => {
    const at = `quotas.services[${index}].`;
    const subject = item.getString('subject');
    if (services.has(subject)) {
      throw new InputError(
        `guardrails.${at}subject: ${subject} is configured twice`,
      );
    }
    services.set(subject, readLimits(item, { at, fallback: common }));
  });
  return { default: common, services };
}

function readLimits(
  config: Config | undefined,
  options: { at: string; fallback: QuotaLimits },
): QuotaLimits {
  const { at, fallback } = options;
  const read = (key: keyof QuotaLimits) =>
    readCount(config, key, fallback[key], at);
  return {
    evidenceBytesPerDay: read('evidenceBytesPerDay'),
    decisionsPerHour: read('decisionsPerHour'),
    previewsPerHour: read('previewsPerHour'),
    commentsPerHour: fallback.commentsPerHour,
    openRequests: read('openRequests'),
  };
}
