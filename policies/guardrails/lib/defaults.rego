# METADATA
# title: Defaults
# description: What a resource has where the configuration says nothing.
package guardrails.lib.defaults

# METADATA
# description: |
#   The requirement as it holds for this change. A default is what a new resource gets; one that is there already may
#   keep what it had, so a value that is not known stays unknown.
for_change(change, requirement) := object.remove(requirement, ["computed"]) if {
	change.kind == "update"
	"default" in object.keys(requirement)
} else := requirement
