import autocannon from 'autocannon';

export type Target = { url: string; body: string; token?: string };

export type Measured = { rate: number; p99: number; failed: number };

/** Requests as fast as they are answered, or at a fixed rate, in which case waiting counts into the latency. */
export async function load(options: {
  target: Target;
  seconds: number;
  rate?: number;
}): Promise<Measured> {
  const { target, seconds, rate } = options;
  const result = await autocannon({
    url: target.url,
    method: 'POST',
    connections: 32,
    duration: seconds,
    ...(rate !== undefined && { overallRate: Math.max(32, Math.round(rate)) }),
    headers: {
      'content-type': 'application/json',
      ...(target.token && { authorization: `Bearer ${target.token}` }),
    },
    body: target.body,
  });
  return {
    rate: result.requests.average,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
