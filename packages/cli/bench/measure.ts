import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One run of a program: wall time, and peak memory where it is ours. */
export type Run = { milliseconds: number; peakBytes?: number; out: string };

/** Runs a command to its end. Exit codes up to 3 are answers; anything else is a broken benchmark. */
export function measure(options: {
  command: string;
  args: string[];
  folder: string;
  memory?: boolean;
}): Run {
  const { command, args, folder, memory } = options;
  const report = join(folder, 'memory.txt');
  const hook = join(folder, 'memory.cjs');
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(
      report,
    )}, String(process.resourceUsage().maxRSS * 1024)));`,
  );
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    env: {
      ...process.env,
      NODE_OPTIONS: memory ? `--require ${hook}` : '',
    },
  });
  const milliseconds = performance.now() - started;
  if (error || status === null || status > 3) {
    throw error ?? new Error(`${command} ended with ${status}: ${stderr}`);
  }
  return {
    milliseconds,
    peakBytes: memory ? Number(readFileSync(report, 'utf8')) : undefined,
    out: stdout,
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Slope of the least-squares line through the logarithms: 1 is linear. */
export function logLogSlope(points: Array<[number, number]>): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (i: number) =>
    logs.reduce((sum, point) => sum + point[i], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce(
    (sum, [x, y]) => sum + (x - meanX) * (y - meanY),
    0,
  );
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
