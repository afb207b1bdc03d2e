/**
 * The clock of the process that makes the demo's past. It begins in the past, goes forward with the real one, and can
 * be moved forward, never back and never past the real one: a ledger is in the order of its times.
 *
 * It replaces the clock of this process and of the database connections that it is given. A portal has no setting that
 * leads here: it does not import this file.
 */
export class SeedingClock {
  #real = Date.now;
  #behind;

  constructor(start) {
    this.#behind = this.#real() - start;
    if (this.#behind < 0) throw new RangeError('The past begins in the future');
  }

  now = () => Math.trunc(this.#real() - this.#behind);

  /** Goes to this time; stays where it is later already. */
  moveTo(time) {
    const ahead = Math.min(time, this.#real()) - this.now();
    if (ahead > 0) this.#behind -= ahead;
  }

  /** Makes it the clock of this process. */
  install() {
    const { now } = this;
    globalThis.Date = new Proxy(Date, {
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length ? args : [now()], newTarget),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    });
  }

  /** Makes it the clock of a connection to SQLite: these are the expressions that the service reads the time with. */
  installIn(connection) {
    const function_ = (name, answer) =>
      connection.function(name, { varargs: true }, (...args) => {
        const answered = answer(args.join());
        if (answered === undefined) {
          throw new Error(`${name}(${args}): the past has no such clock`);
        }
        return answered;
      });
    function_('strftime', args => {
      const [format, from, ...shift] = args.split(',');
      if (format !== '%Y-%m-%dT%H:%M:%fZ' || from !== 'now') return undefined;
      const hours = Number(
        /^(-?\d+) hours$/.exec(shift.join() || '0 hours')?.[1],
      );
      return new Date(this.now() + hours * 3_600_000).toISOString();
    });
    function_('unixepoch', args =>
      args === 'subsec' ? this.now() / 1000 : undefined,
    );
  }
}
