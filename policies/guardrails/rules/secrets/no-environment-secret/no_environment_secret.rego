# METADATA
# title: "Secrets are not handed over as environment variables"
# description: |
#   Environment variables are shown in consoles, written to crash reports and handed on to every
#   program that is started.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/526.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function
# custom:
#   message: "{resource} hands over {name} as an environment variable."
#   fix: "Hand over the name of the secret and let the program ask the secret store."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     types:
#       - aws_lambda_function
#       - azurerm_linux_function_app
#       - azurerm_windows_function_app
#       - azurerm_linux_web_app
#       - azurerm_windows_web_app
#       - google_cloudfunctions_function
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [secretNames]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.no_environment_secret

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

finding contains object.union(found, {"values": {"name": name}}) if {
	some type, path in variables
	some change in changes.judged[type]
	some name, value in attributes.at(change.after, path)
	secret(name)
	found := handed_over(change, array.concat(path, [name]), value)
}

# Of variables that are not known at all nobody can say whether a secret is among them.
finding contains object.union(found, {"values": {"name": "variables"}}) if {
	some type, path in variables
	some change in changes.judged[type]
	markers.hidden(attributes.at(change.after, path))
	found := findings.undecided(change, path, "a reference to a secret store")
}

handed_over(change, path, value) := findings.undecided(change, path, "a reference to a secret store") if {
	markers.unknown(value)
} else := findings.violation(change, path, "a reference to a secret store", null) if {
	not markers.missing(value)
	not reference(value)
}

secret(name) if {
	some part in parameters.values.secretNames
	contains(lower(name), lower(part))
}

# What only says where the secret is kept.
reference(value) if {
	some start in ["arn:", "@Microsoft.KeyVault(", "projects/"]
	startswith(value, start)
}

variables := {
	"aws_lambda_function": ["environment", 0, "variables"],
	"azurerm_linux_function_app": ["app_settings"],
	"azurerm_windows_function_app": ["app_settings"],
	"azurerm_linux_web_app": ["app_settings"],
	"azurerm_windows_web_app": ["app_settings"],
	"google_cloudfunctions_function": ["environment_variables"],
}
