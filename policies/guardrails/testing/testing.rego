# METADATA
# title: Testing
# description: Turns a sample of a rule into the document that the engine would hand to it.
package guardrails.testing

# METADATA
# description: The evaluation document of a sample.
document(sample) := {
	"version": "guardrails/input/v1",
	"action": object.get(sample, "action", "provision"),
	"actor": object.get(sample, "actor", {"kind": "human", "ref": "user:default/developer-payments", "groups": [], "origin": "portal"}),
	"target": object.union(object.get(sample, "target", {}), {"environmentClass": object.get(sample, "environmentClass", "production")}),
	"source": object.get(sample, "source", {}),
	"facts": object.get(sample, "facts", {}),
	"time": object.union(
		{"epochSeconds": 1795248000, "instant": "2026-11-21T08:00:00Z", "year": 2026, "month": 11, "day": 21, "weekday": 6, "hour": 8, "minute": 0},
		object.get(sample, "time", {}),
	),
	"skipped": [],
	"dispatch": {},
	"subject": object.get(sample, "subject", infrastructure(sample)),
}

infrastructure(sample) := {
	"type": "infrastructure",
	"changesByType": {type: changes |
		some type in {change.type | some change in sample_changes(sample)}
		changes := [complete(change) | some change in sample_changes(sample); change.type == type]
	},
	"configuration": object.union(
		{"providers": [], "modules": [], "provisioners": [], "dataSources": [], "externals": []},
		object.get(sample, "configuration", {}),
	),
}

sample_changes(sample) := object.get(sample, "changes", [])

complete(change) := object.union(
	{
		"address": concat(".", [change.type, "main"]),
		"name": "main",
		"mode": "managed",
		"module": "",
		"provider": "registry.terraform.io/hashicorp/aws",
		"kind": "create",
		"before": null,
		"after": {},
		"unknown": [],
		"sensitive": [],
		"tags": {},
		"taggable": true,
	},
	change,
)

# METADATA
# description: The default parameters, with what the sample sets otherwise.
parameters(sample) := {class: {"values": object.union(set.values, object.get(sample, "parameters", {}))} |
	some class, set in data.parameters
	is_object(set)
}

# METADATA
# description: What the rule must return for the sample, exactly.
expected(sample) := {finding | some finding in object.get(sample, "findings", [])}
