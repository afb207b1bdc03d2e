export const pluginId = 'guardrails';
