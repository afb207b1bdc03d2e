import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** In milliseconds. @internal */
export const SECOND = 1000;
/** In milliseconds. @internal */
export const HOUR = 3_600_000;

type Bounds = { fallback: number; least: number; most: number };

/** Numbers and durations below `entityHealth`, each within its bounds. @internal */
export class Settings {
  readonly #config: Config | undefined;

  constructor(config: Config | undefined) {
    this.#config = config;
  }

  number(key: string, bounds: Bounds): number {
    const value = this.#config?.getOptionalNumber(key) ?? bounds.fallback;
    return within(value, bounds, `entityHealth.${key}`, String);
  }

  count(key: string, bounds: Bounds): number {
    const value = this.number(key, bounds);
    if (Number.isInteger(value)) return value;
    throw new InputError(`entityHealth.${key} is not a whole number.`);
  }

  /** Milliseconds. */
  duration(key: string, bounds: Bounds): number {
    const value = this.#config?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(this.#config, { key }))
      : bounds.fallback;
    return within(
      value,
      bounds,
      `entityHealth.${key}`,
      milliseconds => `${milliseconds / SECOND} s`,
    );
  }
}

function within(
  value: number,
  { least, most }: Bounds,
  key: string,
  written: (value: number) => string,
): number {
  if (value >= least && value <= most) return value;
  throw new InputError(
    `${key} is ${written(value)}. Choose a value from ${written(
      least,
    )} to ${written(most)}.`,
  );
}
