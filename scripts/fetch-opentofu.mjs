import { fetchOpenTofu } from './fetch/opentofu.mjs';
import { main } from './lib/say.mjs';

// a mirror of the releases, where the machine may not reach the official place
const base = process.env.GUARDRAILS_RELEASES;

await main(() => fetchOpenTofu({ ...(base && { base }) }));
