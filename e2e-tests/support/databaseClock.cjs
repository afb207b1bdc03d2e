const { readFileSync } = require('node:fs');
const Module = require('node:module');

// Loaded before a portal (see `clock.ts`): SQLite's own function for the time answers as many hours later as the file
// says. The product is as it is; only what its database believes is another time.
const load = Module._load;
Module._load = function loadWithClock(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  return request === 'better-sqlite3' ? withClock(loaded) : loaded;
};

let changed;

function withClock(Database) {
  changed ??= new Proxy(Database, {
    construct(target, args) {
      const database = new target(...args);
      const original = new target(':memory:');
      database.function('strftime', { varargs: true }, (...given) => {
        const later =
          given[1] === 'now' ? [...given, `+${hoursAhead()} hours`] : given;
        const places = later.map(() => '?').join(', ');
        return original
          .prepare(`select strftime(${places})`)
          .pluck()
          .get(later);
      });
      return database;
    },
  });
  return changed;
}

function hoursAhead() {
  return readFileSync(process.env.GUARDRAILS_JOURNEY_CLOCK, 'utf8');
}
