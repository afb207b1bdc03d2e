import type { HealthStatus } from '../status';
import type { HealthComponent } from './components';

/** The dialects in which health endpoints answer. @public */
export const healthDialects = [
  'health-json',
  'spring-boot',
  'microprofile',
  'kubernetes',
  'aspnet-core',
  'terminus',
  'consul',
  'vault',
  'json',
  'text',
  'status-code',
] as const;

/** @public */
export type HealthDialect = (typeof healthDialects)[number];

/** What a body says, before the status code is heard. @public */
export type Reading = {
  dialect: HealthDialect;
  status: HealthStatus | 'unrecognised' | 'no-components';
  components: HealthComponent[];
  /** Codes of 400 and more that the dialect uses for something else than a failure. */
  expectedCodes?: readonly number[];
};

/** A dialect: `undefined` where the body is none of its. @internal */
export type ReadDialect<Body> = (
  body: Body,
  contentType: string,
) => Reading | undefined;
