# Throws when it is told to: a complete rule with two values stops the whole evaluation.
package guardrails.main

# METADATA
# entrypoint: true
result := input.value if not input.conflict

result := 1 if input.conflict

result := 2 if input.conflict
