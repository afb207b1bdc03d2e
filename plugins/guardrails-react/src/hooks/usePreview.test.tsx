import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook } from '@testing-library/react';
import type {
  GuardrailsRequestOptions,
  PreviewRequest,
  PreviewResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { ReactNode } from 'react';
import { guardrailsApiRef } from '../api';
import { usePreview } from './usePreview';

type Asked = {
  request: PreviewRequest;
  signal: AbortSignal;
  answer: (outcome: string) => Promise<void>;
  fail: (error: Error) => Promise<void>;
};

/** A decision service that answers when the test says so. */
function setup(first: PreviewRequest | undefined) {
  const asked: Asked[] = [];
  const preview = (
    request: PreviewRequest,
    options?: GuardrailsRequestOptions,
  ) =>
    new Promise<PreviewResponse>((resolve, reject) =>
      asked.push({
        request,
        signal: options!.signal!,
        answer: outcome =>
          act(async () =>
            resolve({ verdict: { outcome } } as unknown as PreviewResponse),
          ),
        fail: error => act(async () => reject(error)),
      }),
    );
  const wrapper = (props: { children: ReactNode }) => (
    <TestApiProvider apis={[[guardrailsApiRef, { preview }]]}>
      {props.children}
    </TestApiProvider>
  );
  const hook = renderHook(usePreview, { wrapper, initialProps: first });
  const quiet = () => act(async () => jest.advanceTimersByTime(400));
  return { ...hook, asked, quiet };
}

const request = (size: string): PreviewRequest => ({
  subject: { module: 'environment', values: { size } },
  target: {},
});

describe('usePreview', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks nothing without a request', async () => {
    const { result, asked, quiet } = setup(undefined);
    await quiet();
    expect(asked).toEqual([]);
    expect(result.current).toEqual({ status: 'idle' });
  });

  it('asks once after typing has stopped', async () => {
    const { result, rerender, asked, quiet } = setup(request('s'));
    act(() => jest.advanceTimersByTime(399));
    rerender(request('sm'));
    act(() => jest.advanceTimersByTime(399));
    rerender(request('small'));
    expect(result.current).toEqual({ status: 'judging' });
    await quiet();
    expect(asked.map(a => a.request)).toEqual([request('small')]);
    await asked[0].answer('allow');
    expect(result.current).toEqual({
      status: 'judged',
      verdict: { outcome: 'allow' },
      stale: false,
    });
  });

  it('cancels what is outdated and never shows its answer as new', async () => {
    const { result, rerender, asked, quiet } = setup(request('small'));
    await quiet();
    rerender(request('large'));
    expect(asked[0].signal.aborted).toBe(true);
    await quiet();
    await asked[1].answer('deny');
    await asked[0].answer('allow');
    expect(result.current).toMatchObject({ verdict: { outcome: 'deny' } });

    rerender(request('medium'));
    expect(result.current).toMatchObject({ status: 'judged', stale: true });
  });

  it('says that it cannot judge, and forgets that once the values change', async () => {
    const { result, rerender, asked, quiet } = setup(request('small'));
    await quiet();
    const error = new Error('down');
    await asked[0].fail(error);
    expect(result.current).toEqual({ status: 'unjudged', error });
    rerender(request('large'));
    expect(result.current).toEqual({ status: 'judging' });
  });
});
