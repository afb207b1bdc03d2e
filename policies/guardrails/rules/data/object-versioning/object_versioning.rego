# METADATA
# title: "Object stores keep earlier versions"
# description: |
#   With versions an overwritten or deleted object comes back in minutes.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
# custom:
#   message: "{resource} keeps no earlier versions ({path})."
#   fix: "Switch versioning on."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Be able to get data back"
#   subject:
#     type: infrastructure
#     types:
#       - google_storage_bucket
#       - azurerm_storage_account
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.object_versioning

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_storage_bucket", "path": ["versioning", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_storage_account", "path": ["blob_properties", 0, "versioning_enabled"], "allowed": [true], "default": false},
]
