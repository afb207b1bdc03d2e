# METADATA
# title: "Secrets in a vault must expire"
# description: |
#   A secret that expires must be replaced in time, so replacement is practised.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
# custom:
#   message: "The secret never expires."
#   fix: "Set expiration_date."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     places: [expiry]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.expiry

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places.expiry)
}
