export * from './StatusCounts';
export * from './StatusLabel';
export * from './StatusLine';
export * from './StatusMarks';
export * from './statusLooks';
