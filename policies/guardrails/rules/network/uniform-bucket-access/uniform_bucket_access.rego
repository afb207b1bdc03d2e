# METADATA
# title: "Buckets are opened by policy alone"
# description: |
#   Where single objects have rights of their own, nobody can say who may read what.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
# custom:
#   message: "{resource} lets objects have rights of their own."
#   fix: "Set uniform_bucket_level_access to true."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - google_storage_bucket
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.uniform_bucket_access

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_storage_bucket", "path": ["uniform_bucket_level_access"], "allowed": [true], "default": false, "computed": true},
]
