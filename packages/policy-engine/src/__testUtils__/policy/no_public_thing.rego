package guardrails.rules.network.no_public_thing

values := data.parameters[input.target.environmentClass].values

finding contains {
	"resource": change.address,
	"path": ["public"],
	"expected": values.public,
	"actual": change.after.public,
	"values": {"owner": object.get(change.tags, "owner", "nobody")},
} if {
	some change in input.subject.changesByType.test_thing
	is_boolean(change.after.public)
	change.after.public != values.public
}

finding contains {
	"resource": change.address,
	"path": ["public"],
	"expected": values.public,
	"actual": null,
	"unknown": true,
} if {
	some change in input.subject.changesByType.test_thing
	change.after.public["$guardrails"] == "unknown"
}
