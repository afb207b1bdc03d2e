import { setTimeout as sleep } from 'node:timers/promises';
import {
  beginLease,
  decide,
  endLease,
  tellChange,
  tellException,
} from './stories.mjs';

/** What people and pipelines do without a pause, each step at any replica of the rotation. */
export class Load {
  /** What was answered, so that it has to be on record. */
  acknowledged = { decisions: [], changes: [], exceptions: [], leases: [] };
  /** What did not come to its end. */
  failures = [];
  #rotation;
  #numbers;
  #running = true;
  #work = [];

  /** `numbers` gives each story a target of its own. */
  constructor({ rotation, numbers }) {
    this.#rotation = rotation;
    this.#numbers = numbers;
  }

  start() {
    const common = { rotation: this.#rotation, at: () => this.#rotation.any() };
    const { decisions, changes, exceptions, leases } = this.acknowledged;
    this.#repeat(2, 50, async () => {
      const { id } = await decide({
        ...{ rotation: this.#rotation, replica: this.#rotation.any() },
        ...{ number: this.#numbers(), environment: 'sandbox' },
        region: 'eu-west-1',
      });
      decisions.push(id);
    });
    this.#repeat(2, 100, async () => {
      const number = this.#numbers();
      changes.push(await tellChange({ ...common, number }));
    });
    this.#repeat(1, 500, async () => {
      const number = this.#numbers();
      exceptions.push(await tellException({ ...common, number }));
    });
    this.#repeat(1, 1000, async () => {
      const { id } = await beginLease(common);
      await endLease({
        ...{ rotation: this.#rotation, replica: this.#rotation.any(), id },
      });
      leases.push(id);
    });
  }

  async stop() {
    this.#running = false;
    await Promise.all(this.#work);
  }

  #repeat(times, pause, work) {
    const loop = async () => {
      while (this.#running) {
        try {
          await work();
        } catch (error) {
          this.failures.push({
            phase: this.#rotation.phase,
            code: error.code,
            message: error.message,
          });
        }
        await sleep(pause);
      }
    };
    this.#work.push(...Array.from({ length: times }, loop));
  }
}
