import { unitOfBlocks } from './unitOfBlocks';

it.each([
  ['100 Hours', 'Hours'],
  ['1 Hour', 'Hour'],
  ['1 GB/Month', 'GB/Month'],
  ['1,000 Transactions', 'Transactions'],
  ['1/Month', 'Units/Month'],
  ['1 /Day', 'Units/Day'],
  ['10K', 'Units'],
  ['1M', 'Units'],
  ['10K Operations', 'Operations'],
  ['1 MB', 'MB'],
  ['1MB', 'MB'],
  ['Hours', 'Hours'],
  ['KiB', 'KiB'],
  [null, null],
])('the unit of blocks of %j is %j', (blocks, unit) => {
  expect(unitOfBlocks(blocks)).toBe(unit);
});
