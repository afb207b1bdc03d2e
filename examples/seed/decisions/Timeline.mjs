const HOUR = 3_600_000;

/** What happens at which time, in that order, by a clock that it moves. What happens can lead to more, later. */
export class Timeline {
  #clock;
  #events = [];

  constructor(clock) {
    this.#clock = clock;
  }

  at(time, happen) {
    this.#events.push({ time, happen });
  }

  /** So many hours after what happens now. */
  after(hours, happen) {
    this.at(this.#clock.now() + hours * HOUR, happen);
  }

  /** Until nothing is left that begins before `until`. */
  async play(until) {
    for (;;) {
      this.#events.sort((one, other) => other.time - one.time);
      const next = this.#events.pop();
      if (!next || next.time > until) return;
      this.#clock.moveTo(next.time);
      try {
        await next.happen();
      } catch (error) {
        // The service can refuse what chance came up with, as it would refuse a person; that change ends there.
        if (error.statusCode !== 409) throw error;
      }
    }
  }
}
