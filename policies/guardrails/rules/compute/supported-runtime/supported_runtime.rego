# METADATA
# title: "Functions must use a supported runtime"
# description: |
#   A runtime out of support gets no security updates.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
# custom:
#   message: "The runtime is out of support: {path} is {actual}."
#   fix: "Set {path} to a supported runtime."
#   severity: medium
#   level: advisory
#   objective: "Keep software free of known vulnerabilities"
#   subject:
#     type: infrastructure
#     places: [supported-runtime]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.supported_runtime

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["supported-runtime"])
}
