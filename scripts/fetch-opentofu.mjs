import { fetchOpenTofu } from './fetch/opentofu.mjs';
import { main } from './lib/say.mjs';

await main(() => fetchOpenTofu());
