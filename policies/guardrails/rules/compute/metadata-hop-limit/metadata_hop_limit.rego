# METADATA
# title: "Metadata tokens must stay on the machine"
# description: |
#   With a hop limit above one, containers on the machine get the machine's credentials.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
# custom:
#   message: "Containers reach the machine's credentials: {path} is {actual}."
#   fix: "Set {path} to 1."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [metadata-hop-limit]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.metadata_hop_limit

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["metadata-hop-limit"])
}
