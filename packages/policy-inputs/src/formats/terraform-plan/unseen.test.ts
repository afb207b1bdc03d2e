import { changesOf, row, UNKNOWN } from '../../__testUtils__/plan';

/** What the plan shows of the write-only body, with what the configuration says about it. */
function sensitiveBody(
  expressions: Record<string, unknown>,
  type = 'azapi_resource',
): unknown {
  const address = `${type}.registry`;
  const [change] = changesOf(
    [row(address, { after: { body: {}, sensitive_body: null } })],
    {
      configuration: {
        root_module: {
          resources: [
            { address, mode: 'managed', type, name: 'registry', expressions },
          ],
        },
      },
    },
  );
  return change.after?.sensitive_body;
}

describe('an attribute that the provider writes over others and no plan shows', () => {
  it('is not known where it is written', () => {
    const written = { sensitive_body: { constant_value: { a: 1 } } };
    expect(sensitiveBody(written)).toEqual(UNKNOWN);
    expect(sensitiveBody(written, 'azapi_update_resource')).toEqual(UNKNOWN);
  });

  it('is unset where it is not written', () => {
    expect(sensitiveBody({})).toBeNull();
  });

  it('is what the plan shows in other types', () => {
    expect(
      sensitiveBody({ sensitive_body: { constant_value: 'a' } }, 'other_type'),
    ).toBeNull();
  });
});
