import { unitsOfText, unitsText } from '../money';
import { workloadEfficiency } from './efficiency';

const decimal = (text: string) => {
  const units = unitsOfText(text);
  if (units === undefined) throw new Error(text);
  return units;
};

type Resource = [requested: string, used: string, cost: string];

const of = ([cpuRequested, cpuUsed, cpuCost]: Resource, ram: Resource) => {
  const [ramRequested, ramUsed, ramCost] = ram;
  const found = workloadEfficiency({
    cpuRequested: decimal(cpuRequested),
    cpuUsed: decimal(cpuUsed),
    cpuCost: decimal(cpuCost),
    ramRequested: decimal(ramRequested),
    ramUsed: decimal(ramUsed),
    ramCost: decimal(ramCost),
  });
  return [
    found.cpu.perMille,
    unitsText(found.cpu.idleCost),
    found.ram.perMille,
    found.perMille,
    unitsText(found.cost),
    unitsText(found.idleCost),
  ];
};

const nothing: Resource = ['0', '0', '0'];

describe('workloadEfficiency', () => {
  it.each<[string, Resource, Resource, unknown[]]>([
    [
      'weights both by their costs',
      ['100', '25', '30'],
      ['1000', '750', '10'],
      [250, '22.5', 750, 375, '40', '25'],
    ],
    ['is nothing of nothing', nothing, nothing, [0, '0', 0, 0, '0', '0']],
    [
      'is whole where nothing is requested and something is used',
      ['0', '5', '2'],
      nothing,
      [1000, '0', 0, 1000, '2', '0'],
    ],
    [
      'is none where nothing is requested or used',
      ['0', '0', '2'],
      nothing,
      [0, '2', 0, 0, '2', '2'],
    ],
    [
      'has nothing idle where more is used than requested',
      ['1', '3', '2'],
      nothing,
      [3000, '0', 0, 3000, '2', '0'],
    ],
    [
      'has an end',
      ['0.000000000000000001', '99', '1'],
      nothing,
      [1_000_000, '0', 0, 1_000_000, '1', '0'],
    ],
    [
      'has no limit',
      ['0.000000000000000001', '1000000000000000000000', '1'],
      ['4000000000000000000000', '1000000000000000000000', '0'],
      [1_000_000, '0', 250, 1_000_000, '1', '0'],
    ],
    [
      'rounds at the eighteenth digit',
      ['3', '1', '1'],
      nothing,
      [333, '0.666666666666666667', 0, 333, '1', '0.666666666666666667'],
    ],
  ])('%s', (_, cpu, ram, expected) => {
    expect(of(cpu, ram)).toEqual(expected);
  });
});
