export const pluginId = 'entity-health';
