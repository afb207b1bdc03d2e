import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { hash } from '../../__testUtils__/hash';

const seal = (digit: string) => `hmac-sha256:${digit.repeat(64)}`;

const adaptOperation = (document: object) =>
  adaptDocument(document, { format: 'operation' });

describe('operation', () => {
  it('adapts a name with parameters', () => {
    const document = {
      name: 'publish:github',
      parameters: { repository: 'checkout', topics: ['a'], private: true },
    };
    expect(adaptOperation(document)).toEqual({
      subject: { type: 'operation', ...document },
      action: 'provision',
      source: { format: 'operation', digest: hash(JSON.stringify(document)) },
      skipped: [],
    });
  });

  it('keeps secrets back', () => {
    const adapted = adaptOperation({
      name: 'http:post',
      parameters: { token: 'hunter2', body: { url: 'a://b:hunter2@c' } },
    });
    const marker = { $guardrails: 'sensitive', changed: true, present: true };
    expect(adapted.subject).toEqual({
      type: 'operation',
      name: 'http:post',
      parameters: { token: marker, body: { url: marker } },
      withheld: ['/body/url', '/token'],
      suspected: ['/body/url', '/token'],
    });
    expect(adapted.sealed).toBeDefined();
  });

  it('marks what the evidence withholds, and seals it by its place', () => {
    const operation = (withheld: object[], parameters: object, more = {}) =>
      adaptOperation({ name: 'shop:close', parameters, withheld, ...more });
    const parameters = { shop: null, list: ['a', { 'x/y': null }] };
    const places = ['/list/1/x~1y', '/shop'];
    const [one, other] = places.map(path => ({ path, seal: seal('1') }));
    const adapted = operation([other, one], parameters);
    const marker = { $guardrails: 'sensitive', changed: true, present: true };
    expect(adapted.subject).toEqual({
      type: 'operation',
      name: 'shop:close',
      parameters: { shop: marker, list: ['a', { 'x/y': marker }] },
      withheld: places,
    });
    const sealed = [
      operation([one, other], parameters),
      operation([{ ...one, seal: seal('2') }, other], parameters),
      operation([one], { list: ['a', { 'x/y': null }] }),
      operation([], {}, { secrets: { token: seal('1') } }),
      operation([], {}, { secrets: { token: seal('2') } }),
      operation([], {}, { secrets: { other: seal('1') } }),
    ].map(({ sealed: found }) => found);
    expect(sealed[0]).toBe(adapted.sealed);
    expect(new Set([...sealed, undefined]).size).toBe(7);
  });

  it.each<[string, object]>([
    ['a value in the place', { parameters: { a: 'x' } }],
    ['no such place', { parameters: {} }],
    ['a place in a text', { parameters: { a: 'x' }, path: '/a/0' }],
    ['a place twice', { parameters: { a: null }, twice: true }],
    ['the whole', { parameters: { '': null }, path: '' }],
    ['no pointer', { parameters: { a: null }, path: 'a' }],
    ['a prototype', { parameters: {}, path: '/constructor' }],
    ['no seal', { parameters: { a: null }, seal: 'sha256:1' }],
  ])('refuses to withhold with %s', (_, options) => {
    const {
      parameters,
      path = '/a',
      twice = false,
      ...more
    } = {
      seal: seal('1'),
      ...options,
    } as { parameters: object; path?: string; twice?: boolean; seal: string };
    const item = { path, seal: more.seal };
    const refusal = refusalOf(() =>
      adaptOperation({
        name: 'x',
        parameters,
        withheld: twice ? [item, item] : [item],
      }),
    );
    expect(refusal?.code).toBe('shape');
  });

  it.each([
    [{ name: 'x' }, '/parameters'],
    [{ name: '', parameters: {} }, '/name'],
    [{ name: 'x', parameters: [] }, '/parameters'],
    [{ name: 'x', parameters: {}, resource_changes: [] }, '/'],
  ])('refuses another shape', (document, path) => {
    expect(refusalOf(() => adaptOperation(document))).toEqual({
      code: 'shape',
      path,
    });
  });
});
