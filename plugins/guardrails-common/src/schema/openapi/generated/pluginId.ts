
export const pluginId = "guardrails";