import {
  metricsServiceRef,
  type MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { createServiceFactory } from '@backstage/backend-plugin-api';

type Reading = { value: number; attributes?: object };
type Callback = (result: {
  observe(value: number, attributes?: object): void;
}) => void | Promise<void>;
type Instrument = {
  kind: 'counter' | 'gauge' | 'histogram';
  description?: string;
  unit?: string;
  readings: Reading[];
  callbacks: Callback[];
};

const unused = (): never => {
  throw new Error('The recording meter does not know this kind.');
};

/** A meter that keeps what it is told, and collects as the SDK does: all callbacks at once. */
export class RecordingMetrics {
  readonly instruments = new Map<string, Instrument>();

  readonly service: MetricsService = {
    createCounter: (name, described) => {
      const { readings } = this.#add(name, 'counter', described);
      return {
        add: (value, attributes) => readings.push({ value, attributes }),
      };
    },
    createHistogram: (name, described) => {
      const { readings } = this.#add(name, 'histogram', described);
      return {
        record: (value, attributes) => readings.push({ value, attributes }),
      };
    },
    createObservableGauge: (name, described) => {
      const { callbacks } = this.#add(name, 'gauge', described);
      return {
        addCallback: callback => callbacks.push(callback),
        removeCallback: () => {},
      };
    },
    createGauge: unused,
    createUpDownCounter: unused,
    createObservableCounter: unused,
    createObservableUpDownCounter: unused,
  };

  /** For a backend that starts with it. */
  factory() {
    return createServiceFactory({
      service: metricsServiceRef,
      deps: {},
      factory: () => this.service,
    });
  }

  /** Reads all gauges. */
  async collect(): Promise<Record<string, Reading[]>> {
    const gauges = [...this.instruments].filter(
      ([, { kind }]) => kind === 'gauge',
    );
    await Promise.all(
      gauges.map(async ([, instrument]) => {
        instrument.readings.length = 0;
        for (const callback of instrument.callbacks) {
          await callback({
            observe: (value, attributes) =>
              instrument.readings.push({
                value,
                ...(attributes && { attributes }),
              }),
          });
        }
      }),
    );
    return Object.fromEntries(
      gauges.map(([name, { readings }]) => [name, [...readings]]),
    );
  }

  #add(
    name: string,
    kind: Instrument['kind'],
    described?: { description?: string; unit?: string },
  ): Instrument {
    const instrument = { kind, ...described, readings: [], callbacks: [] };
    this.instruments.set(name, instrument);
    return instrument;
  }
}
