# METADATA
# title: "Tag values must be meaningful"
# description: |
#   An empty tag, or a tag with one character, does not help to find the owner of a resource.
# related_resources:
#   - ref: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
# custom:
#   message: "Tag {tag} must have at least {expected} characters: \"{actual}\"."
#   fix: "Enter a value that a reader from another team understands."
#   severity: low
#   level: advisory
#   objective: "Know the owner and the cost centre of every resource"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumTagLength]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.ownership.meaningful_tags

import data.guardrails.lib.changes
import data.guardrails.lib.copies
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

# Keys with a slash belong to other tools, which give short values a meaning of their own.
finding contains object.union(found, {"values": {"tag": name}}) if {
	some judged in changes.judged
	some change in judged
	some name, value in change.tags
	not contains(name, "/")
	is_string(value)
	name != "$guardrails"
	count(trim_space(value)) < parameters.values.minimumTagLength
	found := findings.violation(change, copies.tag(change, name), parameters.values.minimumTagLength, value)
}
