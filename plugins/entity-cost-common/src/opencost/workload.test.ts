import { unitsText } from '../money';
import { workloadOf } from './workload';

const texts = (allocation: Parameters<typeof workloadOf>[0]) => {
  const usage = workloadOf(allocation);
  return (
    usage &&
    Object.fromEntries(
      Object.entries(usage).map(([name, value]) => [name, unitsText(value)]),
    )
  );
};

describe('workloadOf', () => {
  it('makes hours of averages, exactly', () => {
    expect(
      texts({
        minutes: 90,
        cpuCoreRequestAverage: 0.1,
        cpuCoreUsageAverage: 0.03,
        cpuCost: 1.5,
        cpuCostAdjustment: -0.5,
        ramByteRequestAverage: 1073741824,
        ramByteUsageAverage: 1,
        ramCost: 0.25,
        ramCostAdjustment: null,
      }),
    ).toEqual({
      cpuRequested: '0.15',
      cpuUsed: '0.045',
      cpuCost: '1',
      ramRequested: '1610612736',
      ramUsed: '1.5',
      ramCost: '0.25',
    });
  });

  it.each([
    ['no usage', { minutes: 60, cpuCost: 1, cpuCoreRequestAverage: 1 }],
    ['no minutes', { cpuCost: 1, cpuCoreUsageAverage: 1 }],
    ['zeros', { minutes: 60, cpuCoreUsageAverage: 0, ramByteUsageAverage: 0 }],
  ])('is nothing with %s', (_, allocation) => {
    expect(workloadOf(allocation)).toBeNull();
  });

  it('does not count memory whose usage is not measured', () => {
    expect(
      texts({ minutes: 60, cpuCoreUsageAverage: 1, cpuCost: 1, ramCost: 5 }),
    ).toMatchObject({ cpuUsed: '1', cpuCost: '1', ramCost: '0' });
  });
});
