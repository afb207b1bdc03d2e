# METADATA
# title: "Secrets must not be set as environment variables"
# description: |
#   Environment variables appear in consoles and crash reports and are passed to every program
#   that is started.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/526.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function
# custom:
#   message: "Environment variable {name} contains a secret."
#   fix: "Pass the name of the secret, and read its value from the secret store."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     places: [environment-variables]
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
import data.guardrails.lib.places
import data.guardrails.lib.secret_names

finding contains object.union(found, {"values": {"name": variable.name}}) if {
	some set in sets
	not markers.hidden(set.value)
	some variable in variables(set.value)
	secret_names.secret(variable.name, parameters.values.secretNames)
	found := handed_over(set.change, array.concat(set.path, variable.path), variable.value)
}

finding contains object.union(found, {"values": {"name": "variables"}}) if {
	some set in sets
	markers.hidden(set.value)
	not places.nobody_wrote(set.change, set.path, set.value)
	found := findings.undecided(set.change, set.path, "a reference to a secret store")
}

# Where a resource takes the variables of its environment.
sets contains {"change": change, "path": path, "value": attributes.set_value(change, path, place)} if {
	some type, all in changes.judged
	some place in data.guardrails.places["environment-variables"][type]
	some judged in all
	change := places.opened(judged, place)
	some path in places.paths(change, place)
}

# A map by name, or a list of names and values. What has no value of its own takes it from a store.
variables(set) := [{"name": name, "path": [name], "value": value} | some name, value in set] if {
	is_object(set)
	not set.name
} else := [{"name": name, "path": [i, "value"], "value": attributes.at(variable, ["value"])} |
	some i, variable in attributes.listed_elements(set)
	name := variable.name
	is_string(name)
	not attributes.one_of(["PARAMETER_STORE", "SECRETS_MANAGER"], attributes.at(variable, ["type"]))
]

handed_over(change, path, value) := findings.undecided(change, path, "a reference to a secret store") if {
	markers.unknown(value)
} else := findings.violation(change, path, "a reference to a secret store", null) if {
	not markers.missing(value)
	not reference(value)
}

reference(value) if {
	some start in ["arn:", "@Microsoft.KeyVault(", "projects/", "{{resolve:", "sm://"]
	startswith(value, start)
}
