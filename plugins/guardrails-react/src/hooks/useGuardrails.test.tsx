import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook } from '@testing-library/react';
import type { GuardrailsRequestOptions } from '@backstage-guardrails/plugin-guardrails-common';
import type { ReactNode } from 'react';
import { guardrailsApiRef } from '../api';
import { useGuardrails } from './useGuardrails';

type Call = {
  id: string;
  signal: AbortSignal;
  answer: (value: string) => Promise<void>;
  fail: (error: Error) => Promise<void>;
};

/** A decision service that answers when the test says so. */
function setup(options: { live?: boolean; signals?: SignalApi } = {}) {
  const calls: Call[] = [];
  const api = {
    listHandoverCandidates: (
      id: string,
      { signal }: GuardrailsRequestOptions = {},
    ) =>
      new Promise<string[]>((resolve, reject) =>
        calls.push({
          id,
          signal: signal!,
          answer: value => act(async () => resolve([value])),
          fail: error => act(async () => reject(error)),
        }),
      ),
  };
  const wrapper = (props: { children: ReactNode }) => (
    <TestApiProvider
      apis={[
        [guardrailsApiRef, api],
        ...(options.signals ? [[signalApiRef, options.signals] as const] : []),
      ]}
    >
      {props.children}
    </TestApiProvider>
  );
  const hook = renderHook(
    ({ id }) =>
      useGuardrails(
        ['handover-candidates', id],
        (used, request) => used.listHandoverCandidates(id, request),
        { live: options.live },
      ),
    { wrapper, initialProps: { id: 'a' } },
  );
  return { ...hook, calls };
}

/** Signals that the test sends, and who listens to them. */
function fakeSignals() {
  const listeners = new Map<string, Set<() => void>>();
  const signals: SignalApi = {
    subscribe: (channel, onMessage) => {
      const listener = () => onMessage({} as never);
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(listener));
      return { unsubscribe: () => all.delete(listener) };
    },
  };
  return {
    signals,
    listening: () => listeners.get('guardrails')?.size ?? 0,
    send: () => act(() => listeners.get('guardrails')?.forEach(l => l())),
  };
}

const wait = (milliseconds: number) =>
  act(async () => jest.advanceTimersByTime(milliseconds));

describe('useGuardrails', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('cancels the call of the key before, and never shows its answer', async () => {
    const { result, rerender, calls } = setup();
    rerender({ id: 'b' });
    expect(calls.map(({ id, signal }) => [id, signal.aborted])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    await calls[0].answer('of a');
    expect(result.current).toEqual({ status: 'loading' });
    await calls[1].answer('of b');
    expect(result.current).toMatchObject({ status: 'ready', value: ['of b'] });
    rerender({ id: 'a' });
    expect(result.current).toEqual({ status: 'loading' });
  });

  it('loads once however often a page renders, and cancels when the page goes', async () => {
    const { rerender, unmount, calls } = setup();
    rerender({ id: 'a' });
    expect(calls).toHaveLength(1);
    unmount();
    expect(calls[0].signal.aborted).toBe(true);
  });

  it('keeps the error until the reader tries again', async () => {
    const { result, calls } = setup();
    const error = new Error('gone');
    await calls[0].fail(error);
    const failed = result.current;
    if (failed.status !== 'failed') throw new TypeError(failed.status);
    expect(failed.error).toBe(error);
    act(() => failed.retry());
    expect(result.current).toEqual({ status: 'loading' });
    await calls[1].answer('here');
    expect(result.current).toMatchObject({ status: 'ready', value: ['here'] });
  });

  it('answers a burst of signals with one call, and keeps the answer meanwhile', async () => {
    const { signals, send } = fakeSignals();
    const { result, calls } = setup({ live: true, signals });
    await calls[0].answer('first');
    send();
    await wait(499);
    send();
    await wait(499);
    expect(calls).toHaveLength(1);
    await wait(1);
    expect(calls).toHaveLength(2);
    expect(result.current).toMatchObject({ status: 'ready', value: ['first'] });
    await calls[1].answer('second');
    expect(result.current).toMatchObject({
      status: 'ready',
      value: ['second'],
    });
    // Signals take the place of asking by the clock.
    await wait(60_000);
    expect(calls).toHaveLength(2);
  });

  it('does not load again by itself after a failure', async () => {
    const { signals, send } = fakeSignals();
    const { result, calls } = setup({ live: true, signals });
    await calls[0].fail(new Error('gone'));
    send();
    await wait(500);
    expect(calls).toHaveLength(1);
    expect(result.current).toMatchObject({ status: 'failed' });
  });

  it('stops listening when the page goes', async () => {
    const { signals, listening } = fakeSignals();
    const { unmount } = setup({ live: true, signals });
    expect(listening()).toBe(1);
    unmount();
    expect(listening()).toBe(0);
  });

  it('loads every half minute without signals, while the page is visible', async () => {
    const visibility = jest.spyOn(document, 'visibilityState', 'get');
    const { calls } = setup({ live: true });
    await calls[0].answer('first');
    visibility.mockReturnValue('hidden');
    await wait(30_000);
    expect(calls).toHaveLength(1);
    visibility.mockReturnValue('visible');
    await wait(30_000);
    expect(calls).toHaveLength(2);
    visibility.mockRestore();
  });

  it('neither listens nor asks by the clock where nothing is live', async () => {
    const { signals, listening } = fakeSignals();
    const { calls } = setup({ signals });
    await calls[0].answer('first');
    await wait(60_000);
    expect(listening()).toBe(0);
    expect(calls).toHaveLength(1);
  });
});
