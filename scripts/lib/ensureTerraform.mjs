import { Unreachable } from '../fetch/download.mjs';
import { fetchOpenTofu } from '../fetch/opentofu.mjs';
import { say } from './say.mjs';
import { findTerraform } from './tools.mjs';

/**
 * Fetches OpenTofu where neither it nor Terraform is there. Whatever goes wrong with that ends nothing: a portal
 * without Terraform starts, and tests that need it are skipped.
 *
 * @returns {Promise<string | undefined>} Why there is none.
 */
export async function ensureTerraform({ fetch }) {
  if (findTerraform()) return undefined;
  const absent = 'neither Terraform nor OpenTofu is installed';
  if (!fetch) return `${absent}, and --no-fetch was given`;
  say('Neither Terraform nor OpenTofu is installed. Fetching OpenTofu.');
  try {
    await fetchOpenTofu();
    return undefined;
  } catch (error) {
    say(error.message);
    return error instanceof Unreachable
      ? `${absent}, and there is no connection to fetch OpenTofu`
      : `${absent}, and OpenTofu could not be fetched`;
  }
}
