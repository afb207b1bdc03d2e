# A bundle that answers for rules it was not asked for.
package guardrails.main

# METADATA
# entrypoint: true
result := {
	"version": input.version,
	"judged": count(called),
	"findings": [[domain, "small_things", {"resource": "", "path": [], "expected": 1, "actual": 2}] |
		some [domain, _] in called
	],
}

called := [[domain, name] |
	some domain, names in input.dispatch
	some name in names
]
