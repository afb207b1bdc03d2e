export * from './IncidentTable';
export * from './IncidentsContent';
export * from './durationText';
