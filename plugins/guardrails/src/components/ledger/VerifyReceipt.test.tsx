import { sha256 } from '@noble/hashes/sha256';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LedgerStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import {
  appendBatch,
  EMPTY_TREE,
  entryOf,
  formatKey,
  originOf,
  receiptOf,
  rootOf,
  signCheckpoint,
  signerFromPem,
  type Receipt,
} from '@backstage-guardrails/policy-ledger';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { VerifyReceipt } from './VerifyReceipt';

/** A log of one entry. */
async function makeReceipt(): Promise<{ receipt: Receipt; key: string }> {
  const name = 'log.example';
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = await signerFromPem({
    name,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    subtle: webcrypto.subtle,
  });
  const payload = { outcome: 'deny' };
  const salt = sha256('salt');
  const entry = entryOf({
    kind: 'decision',
    at: '2026-03-01T12:00:00.000Z',
    subjects: { decision: '01990000-0000-7000-8000-000000000000' },
    payload,
    salt,
    sha256,
  });
  const { state } = appendBatch({
    state: EMPTY_TREE,
    leaves: [entry.leaf],
    sha256,
  });
  const checkpoint = await signCheckpoint({
    checkpoint: {
      origin: originOf({ log: name, epoch: 1 }),
      size: 1,
      root: rootOf(state, sha256),
    },
    signers: [signer],
    sha256,
  });
  const receipt = receiptOf({
    header: entry.header,
    payload: { value: payload, salt },
    proof: { index: 0, size: 1, hashes: [] },
    checkpoint,
  });
  return { receipt, key: formatKey(signer, sha256) };
}

beforeAll(() => {
  // jsdom has no WebCrypto of its own; that of Node is the one browsers have.
  Object.defineProperty(globalThis, 'crypto', {
    value: webcrypto,
    configurable: true,
  });
});

const statusWith = (key: string): LedgerStatus => ({
  epoch: 1,
  size: 1,
  origin: 'log.example',
  publicKeys: [key],
  anchors: [],
});

async function verify(options: { receipt: object; keys: string }) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, { getLedger: async () => statusWith(options.keys) }],
      ]}
    >
      <VerifyReceipt />
    </TestApiProvider>,
  );
  await userEvent.click(screen.getByLabelText('Receipt'));
  await userEvent.paste(JSON.stringify(options.receipt));
  await userEvent.click(
    screen.getByRole('button', {
      name: "Use this service's keys",
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
  return screen.findByText(/^(Verified|Verification failed|Inconclusive)$/);
}

describe('VerifyReceipt', () => {
  it('says that it is no proof, what holds, and what stays open', async () => {
    const { receipt, key } = await makeReceipt();
    expect(await verify({ receipt, keys: key })).toHaveTextContent('Verified');
    expect(screen.getByRole('note')).toHaveTextContent(
      'A convenience, not proof',
    );
    expect(
      screen.getByText(/The entry is in that log, unchanged, at index 0/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/No checkpoint from elsewhere was given/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Receipt'));
    await userEvent.paste(' ');
    expect(screen.queryByText('Verified')).toBeNull();
  });

  it('refuses a receipt whose content was changed', async () => {
    const { receipt, key } = await makeReceipt();
    expect(
      await verify({
        receipt: { ...receipt, payload: { outcome: 'allow' } },
        keys: key,
      }),
    ).toHaveTextContent('Verification failed');
  });
});
