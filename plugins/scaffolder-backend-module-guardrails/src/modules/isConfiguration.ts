/** Whether Terraform or OpenTofu reads a file of this name as configuration. @internal */
export function isConfiguration(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path);
}
