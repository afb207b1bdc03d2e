# METADATA
# title: "Clusters must run a supported version"
# description: |
#   A version out of support gets no security updates.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
# custom:
#   message: "The version is out of support: {path} is {actual}."
#   fix: "Set {path} to a supported version."
#   severity: medium
#   level: advisory
#   objective: "Keep software free of known vulnerabilities"
#   subject:
#     type: infrastructure
#     places: [supported-version]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.clusters.supported_version

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["supported-version"])
}
