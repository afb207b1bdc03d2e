export * from './EndMaintenance';
export * from './MaintenanceContent';
export * from './MaintenanceNotes';
export * from './StartMaintenance';
