import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { mockApis, MockErrorApi, TestApiProvider } from '@backstage/test-utils';
import {
  render,
  screen,
  waitForElementToBeRemoved,
} from '@testing-library/react';
import {
  GuardrailsClient,
  type GuardrailsErrorCode,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  useGuardrails,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Loaded } from '@backstage-guardrails/components';

function Page(props: { absent: boolean }) {
  const lease = useGuardrails(['lease'], (api, options) =>
    api.getLease('one', options),
  );
  return (
    <Loaded
      remote={lease}
      of="the lease"
      absent={
        props.absent
          ? { title: 'There is no such lease', children: 'Ask for one.' }
          : undefined
      }
    >
      {({ id }) => <>lease {id}</>}
    </Loaded>
  );
}

type Reply = () => Promise<Response>;

async function open(reply: Reply, options = { absent: true }) {
  const client = GuardrailsClient.forServer({
    server: 'http://portal',
    fetch: reply,
  });
  render(
    <TestApiProvider
      apis={[
        [guardrailsApiRef, client],
        [translationApiRef, mockApis.translation()],
        [errorApiRef, new MockErrorApi()],
      ]}
    >
      <Page {...options} />
    </TestApiProvider>,
  );
  await waitForElementToBeRemoved(screen.queryByRole('status'));
}

const refusal =
  (status: number, code: GuardrailsErrorCode): Reply =>
  async () =>
    Response.json({ error: { code, message: 'Why not.' } }, { status });

describe('an answer of the service as a page', () => {
  it('is shown where it is one', async () => {
    await open(async () => Response.json({ id: 'one' }));
    expect(document.body).toHaveTextContent('lease one');
  });

  it.each<[string, Reply, string]>([
    [
      'no session',
      refusal(401, 'not-authenticated'),
      'Why not. [not-authenticated]',
    ],
    ['not allowed', refusal(403, 'not-allowed'), 'Why not. [not-allowed]'],
    ['a conflict', refusal(409, 'lease-state'), 'Why not. [lease-state]'],
    ['a refused content', refusal(422, 'no-rule'), 'Why not. [no-rule]'],
    ['a limit', refusal(429, 'rate-limited'), 'Why not. [rate-limited]'],
    ['a fault', refusal(500, 'internal'), 'Why not. [internal]'],
    [
      'a provider that failed',
      refusal(502, 'access-provider-failed'),
      'Why not. [access-provider-failed]',
    ],
    [
      'a pause',
      refusal(503, 'store-unavailable'),
      'Why not. [store-unavailable]',
    ],
    [
      'a proxy that answers for the service',
      async () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      'The decision service answered 502 [http-502]',
    ],
    [
      'a body that is no refusal',
      async () => Response.json({ error: { code: 7 } }, { status: 403 }),
      'The decision service answered 403 [http-403]',
    ],
    [
      'a sign-in page in place of the answer',
      async () => new Response('<h1>Sign in</h1>', { status: 200 }),
      'it is not from the decision service. Check the address, the sign-in and the proxy in front of the service. [answer-unreadable]',
    ],
    [
      'no connection',
      async () => {
        throw new TypeError('Failed to fetch');
      },
      'Check your connection and try again. [unreachable]',
    ],
  ])(
    'says what happened, with its code and a retry: %s',
    async (_name, reply, says) => {
      await open(reply);
      expect(screen.getByRole('alert')).toHaveTextContent(
        'The lease could not be loaded',
      );
      expect(screen.getByRole('alert')).toHaveTextContent(says);
      expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
    },
  );

  it.each([
    ['does not exist', refusal(404, 'not-found')],
    ['cannot exist', refusal(400, 'bad-request')],
  ])('says what to do where an address names what %s', async (_name, reply) => {
    await open(reply);
    expect(screen.queryByRole('alert')).toBe(null);
    expect(document.body).toHaveTextContent(
      'There is no such leaseAsk for one.',
    );
  });

  it('is an error where a page has nothing to say about absence', async () => {
    await open(refusal(404, 'not-found'), { absent: false });
    expect(screen.getByRole('alert')).toHaveTextContent('Why not. [not-found]');
  });
});
