# METADATA
# title: "Functions must run only signed code"
# description: |
#   A signature proves that the code comes from the build and was not changed afterwards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
# custom:
#   message: "The code is not checked: {path} is {actual}."
#   fix: "Set {path} to a code signing configuration."
#   severity: low
#   level: advisory
#   objective: "Know what is running and where it came from"
#   subject:
#     type: infrastructure
#     places: [code-signing]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.code_signing

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["code-signing"])
}
