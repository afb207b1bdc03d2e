# METADATA
# title: "Subnets must have Private Google Access"
# description: |
#   With Private Google Access, machines without a public IP address can reach Google services.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
# custom:
#   message: "Google services are reached over public addresses only."
#   fix: "Set private_ip_google_access to true."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [private-google-access]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.private_google_access

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["private-google-access"])
}
