# METADATA
# title: "Secrets in a vault expire"
# description: |
#   A secret that expires has to be replaced in time, so replacing it is practised.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
# custom:
#   message: "{resource} never expires."
#   fix: "Set expiration_date."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_key_vault_secret
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.expiry

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "azurerm_key_vault_secret", "path": ["expiration_date"]},
]
