import { focusColumn, focusColumnIds } from './columns';
import { checkConformance } from './conformance';

describe('the columns of FOCUS', () => {
  // the numbers of columns in specification/columns at each tag
  it.each([
    ['1.0', 43],
    ['1.1', 50],
    ['1.2', 57],
  ])('%s has %i', (version, count) => {
    const ids = focusColumnIds.filter(id => focusColumn(id).since <= version);
    expect(ids).toHaveLength(count);
  });

  it('are mandatory and deprecated by version', () => {
    const mandatory = focusColumnIds.filter(
      id => focusColumn(id).level === 'mandatory',
    );
    const complete = (version: string) =>
      mandatory.filter(id => focusColumn(id).since <= version);
    expect(checkConformance(complete('1.2'))).toEqual({
      version: '1.0',
      missing: [],
      deprecated: [],
    });
    expect(checkConformance(mandatory)).toEqual({
      version: '1.3',
      missing: [],
      deprecated: ['ProviderName', 'PublisherName'],
    });
    // 1.4 no longer has the columns that 1.3 deprecates
    expect(
      checkConformance(mandatory.filter(id => !/^P.*erName$/.test(id))).missing,
    ).toEqual([]);
    expect(checkConformance([]).missing).toContain('ProviderName');
  });
});
