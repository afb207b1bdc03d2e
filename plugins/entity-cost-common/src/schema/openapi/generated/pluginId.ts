export const pluginId = 'entity-cost';
