# Throws when it is told to: a complete rule with two values stops the whole evaluation.
package guardrails.main

# METADATA
# entrypoint: true
result := {"version": input.version, "judged": count(called) + trouble, "findings": []}

called := [name | some names in input.dispatch; some name in names]

trouble := 0 if input.action != "audit"

trouble := 1 if input.action == "audit"

trouble := 2 if input.action == "audit"
