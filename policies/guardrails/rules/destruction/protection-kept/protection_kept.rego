# METADATA
# title: "Protection must not be removed"
# description: |
#   Removing protection is the first step of deleting a protected resource, or of what a firewall, a login or a policy kept out.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "Protection will be removed: {path} becomes {actual}."
#   fix: "Keep {path} as it is, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     places: [protection-kept]
#     changes: [update, replace]
#     sees: change
#   evidence: [resources, prior-state]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.protection_kept

import data.guardrails.lib.protection

finding contains found if {
	some found in protection.lost(data.guardrails.places["protection-kept"])
}
