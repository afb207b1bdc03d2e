# METADATA
# title: Guardrails
# description: |
#   The one entrypoint. Calls the rules that `input.dispatch` lists and returns what they found.
#   `version` and `judged` prove that the input was seen and every rule was called.
package guardrails.main

import data.guardrails.lib.parameters

# METADATA
# description: Undefined, and therefore an error for the host, where a parameter that a rule needs is not set.
# entrypoint: true
result := {
	"version": input.version,
	"judged": count(called),
	"findings": [[domain, name, finding] |
		some [domain, name] in called
		some finding in data.guardrails.rules[domain][name].finding
	],
} if {
	count(parameters.absent) == 0
}

called := [[domain, name] |
	some domain, names in input.dispatch
	some name in names
	is_set(data.guardrails.rules[domain][name].finding)
]
