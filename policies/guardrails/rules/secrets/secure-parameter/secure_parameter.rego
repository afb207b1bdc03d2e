# METADATA
# title: "Parameters with secrets must be encrypted"
# description: |
#   Everyone who can list parameters can read a plain parameter, and so it is with the named values of an API gateway.
#   The name says whether it is a secret.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
#   - ref: https://learn.microsoft.com/en-us/azure/api-management/api-management-howto-properties
# custom:
#   message: "The parameter is not encrypted: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     types:
#       - aws_ssm_parameter
#       - azurerm_api_management_named_value
#       - azurerm_api_management_workspace_named_value
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

# A named value of an API gateway is in the clear unless it is said to be a secret.
finding contains found if {
	some type in {"azurerm_api_management_named_value", "azurerm_api_management_workspace_named_value"}
	some change in changes.judged[type]
	some field in ["name", "display_name"]
	named_for_a_value(change.after[field])
	some found in attributes.not_allowed(change, {"path": ["secret"], "allowed": [true], "default": false})
}

of_a_secret(change) if named_for_a_secret(change.after.name)

# A key is named for it, so somebody meant it to be encrypted.
of_a_secret(change) if {
	key := attributes.set_value(change, ["key_id"], {"computed": true})
	not markers.missing(key)
}

named_for_a_value(name) if named_for_a_secret(name)

# What a policy sends to a backend under the name of a key is the key.
named_for_a_value(name) if regex.match(`(?i)(^|[^a-z])key$`, name)

named_for_a_secret(name) if markers.hidden(name)

named_for_a_secret(name) if secret_names.secret(name, parameters.values.secretNames)
