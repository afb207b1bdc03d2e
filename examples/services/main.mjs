import { isFree } from '../../scripts/start/ports.mjs';
import { startServices } from './startServices.mjs';

// Started by `npm start`, which reads the ports, and ends with it: however it ends, its channel closes.
const [seed, ...reserved] = process.argv.slice(2).map(Number);
const { ports } = await startServices({
  seed,
  isFree: async port => !reserved.includes(port) && isFree(port),
});
process.on('disconnect', () => process.exit());
process.send({ ports });
