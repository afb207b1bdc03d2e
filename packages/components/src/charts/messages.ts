/** The texts of the charts. @internal */
export const chartsMessages = {
  cursor: 'Point in time of {{chart}}',
  from: 'From',
  legend: 'Legend',
  noValue: 'no value',
  nothing: 'No values in this period',
  'show.chart': 'Show chart',
  'show.table': 'Show table',
  time: '{{at, datetime}}',
  value: '{{name}}: {{value}}',
} as const;
