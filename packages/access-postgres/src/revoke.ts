import { setTimeout } from 'node:timers/promises';
import { EndReport, isOvertaken } from './EndReport';
import { endAccount } from './endAccount';
import type { Server } from './Server';

/**
 * A loop of its own, as this package depends on no other of ours; each attempt also carries over what the ones before
 * found.
 */
const ATTEMPTS = 5;
const PAUSE = 200;

/** What an end did and found. @public */
export type Revoked = {
  /** `false` where there was nothing to end. */
  existed: boolean;
  /** What the account left behind, and what changed on the server while it was there. */
  report: string[];
  /** What keeps the account from being removed. It can do nothing any more; the rest of its end is done. */
  obstacles: string[];
};

/** @public */
export type RevokeOptions = {
  /** Hears of what was found before it is changed, so that the death of this process does not lose it. */
  onFound?: (found: string[]) => Promise<void>;
};

/**
 * Ends access: no new session, no open one, nothing it owned keeps working for it, and then it is gone.
 * Each step is tried whatever became of the others, and a later call goes on from there.
 * @public
 */
export async function revoke(
  server: Server,
  { lease }: { lease: string },
  options: RevokeOptions = {},
): Promise<Revoked> {
  const account = server.account(lease);
  const earlier = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const report = new EndReport({ last: attempt === ATTEMPTS });
    report.add([...earlier]);
    try {
      const existed = await endAccount(server, { account, report, ...options });
      return {
        existed: existed || attempt > 1,
        report: report.found,
        obstacles: report.obstacles,
      };
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error;
      report.found.forEach(line => earlier.add(line));
      await setTimeout(PAUSE);
    }
  }
}
