import { say } from '../../lib/say.mjs';
import { ask } from './ask.mjs';
import {
  beginLease,
  decide,
  endLease,
  SECURITY,
  tellChange,
  tellException,
  useException,
} from './stories.mjs';
import { guardrails } from './versions.mjs';

/**
 * Every story with its steps at both versions, in both directions, and what one recorded read and made again by the
 * other. Answers with what is wrong, in words.
 */
export async function crossVersions({
  rotation,
  numbers,
  toolchain,
  before,
  pinned,
}) {
  const wrong = [];
  const attempt = async (what, work) => {
    try {
      const problem = await work();
      if (problem) wrong.push(`${what}: ${problem}`);
      else say(`  ${what}`);
    } catch (error) {
      wrong.push(`${what}: ${error.message}`);
    }
  };
  for (const [one, other] of [
    ['before', 'after'],
    ['after', 'before'],
  ]) {
    const here = () => rotation.of(one);
    const there = () => rotation.of(other);
    const at =
      (...elsewhere) =>
      step =>
        elsewhere.includes(step) ? there() : here();

    await attempt(`decided ${one}, consented ${other}, redeemed ${one}`, () =>
      finished(tellChange({ rotation, number: numbers(), at: at('consent') })),
    );
    await attempt(`asked for ${one}, everything else ${other}`, () =>
      finished(
        tellChange({
          ...{ rotation, number: numbers() },
          at: at('consent', 'mint', 'redeem', 'outcome'),
        }),
      ),
    );
    await attempt(`minted ${one}, redeemed ${other}`, () =>
      finished(
        tellChange({
          ...{ rotation, number: numbers(), at: at('redeem', 'outcome') },
        }),
      ),
    );
    await attempt(
      `exception of ${one}, granted and used ${other}`,
      async () => {
        const number = numbers();
        const story = await tellException({
          ...{ rotation, number, at: at('consent', 'use') },
        });
        if (story.used !== story.exception) return 'it waived nothing';
        const used = await useException({ rotation, replica: here(), number });
        return used.exception === story.exception
          ? ''
          : 'it waives there alone';
      },
    );
    await attempt(`lease begun ${one}, ended ${other}`, async () => {
      const { id } = await beginLease({ rotation, at: at('consent') });
      await endLease({ rotation, replica: there(), id });
    });
    await attempt(`decision of ${one} read ${other}`, async () => {
      const { id } = await decide({
        ...{ rotation, replica: here(), number: numbers() },
        ...{ environment: 'sandbox', region: 'us-east-1' },
      });
      const path = `/decisions/${id}`;
      const [same, different] = await Promise.all(
        [here(), there()].map(replica =>
          ask({ rotation, replica, person: SECURITY, path }),
        ),
      );
      return JSON.stringify(same) === JSON.stringify(different)
        ? ''
        : 'it reads differently';
    });
    await attempt(
      `replayed by the command line of ${one} from ${other}`,
      async () => {
        const { stdout, output } = await guardrails({
          toolchain,
          ...(one === 'before' && { checkout: before }),
          args: [
            ...[
              'replay',
              '--since',
              new Date(Date.now() - 60_000).toISOString(),
            ],
            ...['--server', there().origin, '--output', 'json'],
          ],
          env: {
            GUARDRAILS_TOKEN: `mock-user-token:${JSON.stringify({
              sub: SECURITY,
            })}`,
          },
        });
        return notReplayed({
          stdout,
          output,
          reads: pinned || one === 'after',
        });
      },
    );
  }
  return wrong;
}

async function finished(story) {
  await story;
  return '';
}

/**
 * What keeps verdicts from being made again. `reads`: the command line can read the bundles of both; without that it
 * says which it could not, and no verdict differs all the same.
 */
function notReplayed({ stdout, output, reads }) {
  if (stdout === '') return output;
  const { decisions, counts } = JSON.parse(stdout);
  const { identical, failed, ...others } = counts;
  const holds =
    identical > 0 &&
    (reads ? failed === 0 : failed > 0) &&
    Object.values(others).every(count => count === 0);
  return holds
    ? ''
    : JSON.stringify({
        counts,
        other: decisions.find(({ status }) => status !== 'identical'),
      });
}
