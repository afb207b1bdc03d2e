import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allowed } from '../__testUtils__/plans';
import { lostAfterKill } from '../__testUtils__/process/lostAfterKill';
import { startBackend } from '../__testUtils__/process/startBackend';
import { startIssuer } from '../__testUtils__/process/startIssuer';

jest.setTimeout(180_000);

describe('a backend that is a process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-process-'));
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => {
    issuer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (name: string) =>
    startBackend({ folder: path.join(folder, name), issuer: issuer.url });
  const request = {
    evidence: { document: allowed },
    format: 'terraform-plan',
    target: { environment: 'sandbox' },
  };

  it('knows a token of CI that is restricted to this plugin, and nobody without one', async () => {
    const backend = await start('tokens');
    try {
      const ci = GuardrailsClient.forServer({
        server: backend.url,
        token: issuer.token,
      });
      const decision = await ci.decide({
        ...request,
        target: { ref: 'component:default/anything', environment: 'sandbox' },
      });
      expect(decision.actor).toEqual({
        kind: 'service',
        ref: 'external:bench',
        groups: [],
        origin: 'ci',
      });
      expect((await ci.listDecisions({})).items).toHaveLength(1);
      await expect(
        ci.mintGrant({
          decision: decision.id,
          binding: {
            task: 't',
            plan: decision.source.digest,
            workspace: decision.source.digest,
          },
        }),
      ).rejects.toMatchObject({ code: 'not-enforcement-point' });
      for (const token of [undefined, 'x', `${issuer.token}x`]) {
        await expect(
          GuardrailsClient.forServer({ server: backend.url, token }).decide(
            request,
          ),
        ).rejects.toMatchObject({ statusCode: 401 });
      }
    } finally {
      await backend.kill();
    }
  });

  it('loses nothing it acknowledged when it is killed', async () => {
    const { acknowledged, lost } = await lostAfterKill({
      start: () => start('killed'),
      token: issuer.token,
      body: JSON.stringify(request),
      seconds: 2,
    });
    expect(acknowledged).toBeGreaterThan(10);
    expect(lost).toBe(0);
  });
});
