# METADATA
# title: "Tags must be lower case words"
# description: |
#   A tag with spaces or capitals is another tag than the one that people filter by.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#tags-optional
# custom:
#   message: "Tag {actual} is not valid."
#   fix: "Write the tag in catalog-info.yaml with a-z, 0-9, +, # and hyphens, at most 63 characters: go-1-15"
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.tag_format

import data.guardrails.lib.entities

finding contains entities.violation(["metadata", "tags", index], "a-z, 0-9, + and #, separated by hyphens", entities.cut(tag)) if {
	some index, tag in entities.at(["metadata", "tags"])
	not wellformed(tag)
}

wellformed(tag) if {
	regex.match(`^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$`, tag)
	count(tag) <= 63
}
