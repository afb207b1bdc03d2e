import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { RouteTools } from '../../http';
import type { Choices } from './Choices';
import type { Decisions } from './Decisions';
import { addDecisionRoutes } from './routes';

const decisions = {
  decide: async () => Buffer.from('{}'),
} as unknown as Decisions;
const choices = {} as Choices;

async function linkOf(portal: string | undefined): Promise<string | null> {
  const router = express();
  const tools = {
    router,
    during: (_request: unknown, _audit: unknown, work: () => unknown) => work(),
  };
  addDecisionRoutes(tools as unknown as RouteTools, {
    decisions,
    choices,
    portal,
  });
  const server = router.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/decisions`;
  const { headers } = await fetch(url, { method: 'POST' });
  server.close();
  return headers.get('link');
}

it('names where the pages of decisions are, for callers that know the backend alone', async () => {
  expect(await linkOf('https://portal.example/base')).toBe(
    '<https://portal.example/base/guardrails/decisions>; rel="collection"; type="text/html"',
  );
  expect(await linkOf(undefined)).toBeNull();
});
