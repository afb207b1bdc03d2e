# A bundle as small as can be, with rules that misbehave when they are told to.
package guardrails.main

# METADATA
# entrypoint: true
result := {
	"version": input.version,
	"judged": count(called),
	"findings": [[domain, name, finding] |
		some [domain, name] in called
		some finding in data.guardrails.rules[domain][name].finding
	],
}

called := [[domain, name] |
	some domain, names in input.dispatch
	some name in names
	is_set(data.guardrails.rules[domain][name].finding)
]
