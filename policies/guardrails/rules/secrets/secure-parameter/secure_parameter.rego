# METADATA
# title: "Parameters that hold secrets are encrypted"
# description: |
#   A plain parameter can be read by everybody who may list parameters.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
# custom:
#   message: "{resource} is a plain parameter ({actual})."
#   fix: "Use the type SecureString."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     types:
#       - aws_ssm_parameter
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.secure_parameter

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some change in changes.judged.aws_ssm_parameter
	some found in attributes.not_allowed(change, {"path": ["type"], "allowed": ["SecureString"]})
}
