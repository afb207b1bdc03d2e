import { Stop } from '../lib/say.mjs';

/** What `npm start --` was asked to do. */
export function readOptions(args) {
  const seed = args
    .find(argument => argument.startsWith('--seed='))
    ?.slice('--seed='.length);
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) {
    throw new Stop(
      `The seed is "${seed}"; it must be a whole number, as in --seed=42.`,
    );
  }
  return {
    fetch: !args.includes('--no-fetch'),
    backendOnly: args.includes('--backend-only'),
    verbose: args.includes('--verbose'),
    history: !args.includes('--no-history'),
    services: !args.includes('--no-services'),
    ...(seed !== undefined && { seed: Number(seed) }),
  };
}
