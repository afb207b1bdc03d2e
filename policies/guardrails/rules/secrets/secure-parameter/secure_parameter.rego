# METADATA
# title: "Parameters with secrets must be encrypted"
# description: |
#   Everyone who can list parameters can read a plain parameter. The name of a parameter says whether
#   it is a secret.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
# custom:
#   message: "The parameter is not encrypted (type {actual})."
#   fix: "Set the type to SecureString."
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
#   parameters: [secretNames]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.secure_parameter

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.secret_names

# A parameter of another name is a setting that everybody may read.
finding contains found if {
	some change in changes.judged.aws_ssm_parameter
	of_a_secret(change)
	some found in attributes.not_allowed(change, {"path": ["type"], "allowed": ["SecureString"]})
}

of_a_secret(change) if markers.hidden(change.after.name)

of_a_secret(change) if secret_names.secret(change.after.name, parameters.values.secretNames)

# A key is named for it, so somebody meant it to be encrypted.
of_a_secret(change) if {
	key := attributes.set_value(change, ["key_id"], {"computed": true})
	not markers.missing(key)
}
