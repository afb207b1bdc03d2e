# METADATA
# title: "Secrets must not be in plain text"
# description: |
#   A secret in a configuration stays in its history, in every copy, in the plan and in the state.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/798.html
# custom:
#   message: "{resource} contains a secret in plain text ({detector})."
#   fix: "Move it to a secret store and refer to it. Then change the secret, because it has been exposed."
#   severity: critical
#   level: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: configuration
#     sees: configuration
#   evidence: [configuration]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.no_plain_text

# The detail is the detector and the place; the value never gets here.
finding contains found if {
	some external in input.subject.configuration.externals
	external.kind == "secret-in-plain-text"
	parts := split(external.detail, " ")
	found := {
		"resource": external.address,
		"path": [token | some token in split(trim_prefix(concat(" ", array.slice(parts, 1, count(parts))), "/"), "/")],
		"expected": "a reference to a secret store",
		"actual": null,
		"values": {"detector": parts[0]},
	}
}
