package guardrails.rules.placement.small_things

finding contains {
	"resource": change.address,
	"path": ["size"],
	"expected": "small",
	"actual": change.size,
	"remediation": [
		[{"op": "replace", "path": "/size", "value": "huge"}],
		[{"op": "replace", "path": "/size", "value": "small"}],
	],
} if {
	some change in input.subject.changesByType.test_thing
	change.size != "small"
}
