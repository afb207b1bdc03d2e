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

const nothing = {
  gpuHours: '0',
  gpuCost: '0',
  volumeHours: '0',
  volumeCost: '0',
  networkTransferred: '0',
  networkReceived: '0',
  networkCost: '0',
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
      ...nothing,
    });
  });

  it('has GPUs, volumes and the network, with their adjustments, also alone', () => {
    expect(
      texts({
        minutes: 60,
        gpuHours: 1.5,
        gpuCost: 3,
        gpuCostAdjustment: -0.25,
        pvByteHours: 2.5e18,
        pvCost: 0.1,
        pvCostAdjustment: 0.02,
        networkTransferBytes: 1024.5,
        networkReceiveBytes: 7,
        networkCost: 0.01,
      }),
    ).toEqual({
      cpuRequested: '0',
      cpuUsed: '0',
      cpuCost: '0',
      ramRequested: '0',
      ramUsed: '0',
      ramCost: '0',
      gpuHours: '1.5',
      gpuCost: '2.75',
      volumeHours: '2500000000000000000',
      volumeCost: '0.12',
      networkTransferred: '1024.5',
      networkReceived: '7',
      networkCost: '0.01',
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
