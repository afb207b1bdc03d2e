import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { hash } from '../../__testUtils__/hash';

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
    });
    expect(adapted.sealed).toBeDefined();
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
