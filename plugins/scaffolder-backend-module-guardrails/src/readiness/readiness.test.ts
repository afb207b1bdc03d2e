import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { ActionError } from '../errors';
import { createRouter, identifyOnce } from './index';

const MISSING = 'Neither Terraform nor OpenTofu is installed.';

function portal(options: { installed: boolean }) {
  const machine = { ...options, looked: 0 };
  const files: Record<string, string[]> = {
    database: ['module.yaml', 'main.tf'],
    claim: ['module.yaml', 'claim.yaml'],
  };
  const router = createRouter({
    httpAuth: mockServices.httpAuth(),
    modules: {
      async get(id) {
        if (!files[id]) throw new ActionError('module-unknown', `No ${id}.`);
        return {
          files: new Map(files[id].map(path => [path, Buffer.from('')])),
        } as never;
      },
    },
    runner: identifyOnce({
      async identify() {
        machine.looked += 1;
        if (machine.installed) return {} as never;
        throw new ActionError('terraform-missing', MISSING);
      },
    }),
  });
  const server = express().use(router).listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    machine,
    stop: () => server.close(),
    ask: async (module: string) =>
      (
        await fetch(
          `http://127.0.0.1:${port}/guardrails/modules/${module}/readiness`,
        )
      ).json(),
  };
}

describe('the readiness of a module', () => {
  it('is said until Terraform is there, and looked for no longer than that', async () => {
    const { machine, ask, stop } = portal({ installed: false });
    try {
      const missing = {
        ready: false,
        message: `${MISSING} [terraform-missing]`,
      };
      expect(await ask('database')).toEqual(missing);
      expect(await ask('database')).toEqual(missing);
      expect(await ask('claim')).toEqual({ ready: true });
      expect(await ask('other')).toEqual({
        ready: false,
        message: 'No other. [module-unknown]',
      });
      expect(machine.looked).toBe(2);
      machine.installed = true;
      expect(await ask('database')).toEqual({ ready: true });
      expect(await ask('database')).toEqual({ ready: true });
      expect(machine.looked).toBe(3);
    } finally {
      stop();
    }
  });
});
