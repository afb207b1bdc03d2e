import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { refusalOf } from '../../__testUtils__/evidence';
import { hash, keyedHash } from '../../__testUtils__/hash';
import { adapt } from '../../adapt';

const read = (name: string) =>
  readFileSync(join(__dirname, '../../__fixtures__/cases', name));
const adapted = (bytes: Uint8Array) =>
  adapt(bytes, { format: 'auto', hash, keyedHash });

describe('plans as they are handed in', () => {
  it('tells two numbers apart that one double stands for', () => {
    const [even, odd] = ['even', 'odd'].map(name =>
      canonicalJson(
        adapted(read(`numbers-beyond-double/${name}.json`)).subject,
      ),
    );
    expect(odd).toContain(
      '{"$guardrails":"unknown","number":"9007199254740993"}',
    );
    expect(even).not.toBe(odd);
  });

  it('tells them apart where they are sensitive, too', () => {
    const sealed = ['1', '3'].map(last => {
      const text = read('numbers-beyond-double/odd.json')
        .toString()
        .replaceAll('9007199254740993', `900719925474099${last}`)
        .replaceAll(
          '"after_sensitive": {}',
          '"after_sensitive": {"input":true}',
        );
      return adapted(Buffer.from(text)).sealed;
    });
    expect(sealed[0]).toEqual(expect.any(String));
    expect(sealed[0]).not.toBe(sealed[1]);
  });

  it('says that planning failed, however little of the plan there is', () => {
    expect(
      refusalOf(() => adapted(read('errored-plan/errored-bare.json'))),
    ).toEqual({ code: 'plan-errored', path: '/errored' });
  });

  it('says that a wrapper wrote text before the plan', () => {
    expect(
      refusalOf(() => adapted(read('errored-plan/github-wrapper.txt'))),
    ).toEqual({ code: 'text-before', path: 'offset 0' });
  });

  it.each(['module-values', 'operation', 'access'] as const)(
    'refuses such a number in evidence of format %s',
    format => {
      const bytes = Buffer.from('{"values":{"a":9007199254740993}}');
      expect(
        refusalOf(() => adapt(bytes, { format, hash, keyedHash })).code,
      ).toBe('number-inexact');
    },
  );
});
