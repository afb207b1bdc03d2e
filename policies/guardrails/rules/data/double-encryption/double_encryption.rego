# METADATA
# title: "Analytics clusters must use double encryption"
# description: |
#   A second layer of encryption, with another algorithm and key, protects the data if the first
#   one fails.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kusto_cluster
# custom:
#   message: "Only one layer of encryption is in use."
#   fix: "Enable double encryption. It can't be added later."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [double-encryption]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.double_encryption

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["double-encryption"])
}
