# METADATA
# title: Copies
# description: |
#   Region, size and tags are copies of values that stand elsewhere in a resource. A finding names the
#   place where somebody would change them.
package guardrails.lib.copies

# METADATA
# description: Where the region of a change stands; `region` where it comes from the provider.
region(change) := place(change, ["region", "location", "zone", "availability_zone"], "region")

# METADATA
# description: Where the size of a change stands.
size(change) := place(
	change,
	[
		"instance_type", "instance_class", "machine_type", "size", "vm_size", "sku_name", "node_type",
		"instance_types", "tier",
	],
	"size",
)

# METADATA
# description: Where a tag of a change stands, or would stand.
tag(change, name) := array.concat(tags(change), [name])

tags(change) := ["input", "guardrails", "tags"] if {
	change.after.input.guardrails
} else := ["labels"] if {
	change.after.labels
} else := ["tags"]

place(change, names, copy) := ["input", "guardrails", copy] if {
	change.after.input.guardrails
} else := found[0] if {
	found := [[attribute] | some attribute in names; change.after[attribute] == change[copy]]
	count(found) > 0
} else := [copy]
