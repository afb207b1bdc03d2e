# METADATA
# title: "Key vaults must have purge protection"
# description: |
#   Data encrypted with a purged key is lost forever.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
# custom:
#   message: "Purge protection is off: {path} is {actual}."
#   fix: "Set {path} to true."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [vault-protection]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.vault_protection

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["vault-protection"])
}
