# METADATA
# title: "Subnets reach Google services privately"
# description: |
#   With private access machines without a public address reach Google services; without it somebody
#   gives them a public address.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
# custom:
#   message: "{resource} reaches Google services over public addresses only."
#   fix: "Set private_ip_google_access to true."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - google_compute_subnetwork
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.private_google_access

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_compute_subnetwork", "path": ["private_ip_google_access"], "allowed": [true], "default": false, "computed": true},
]
