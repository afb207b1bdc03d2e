# METADATA
# title: "Tags say something"
# description: |
#   A tag that is empty or one character long was written to get past a check. It helps nobody to
#   find the owner of a resource.
# related_resources:
#   - ref: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
# custom:
#   message: "The tag {tag} of {resource} says {actual}; at least {expected} characters are needed."
#   fix: "Write a value that helps somebody who does not know the resource."
#   severity: low
#   level: advisory
#   objective: "Know who owns and who pays for every resource"
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
import data.guardrails.lib.findings
import data.guardrails.lib.parameters
import data.guardrails.lib.places

# Keys with a slash belong to other tools, which give short values a meaning of their own.
finding contains object.union(found, {"values": {"tag": name}}) if {
	some judged in changes.judged
	some change in judged
	some name, value in change.tags
	not contains(name, "/")
	is_string(value)
	name != "$guardrails"
	count(trim_space(value)) < parameters.values.minimumTagLength
	found := findings.violation(change, places.tag(change, name), parameters.values.minimumTagLength, value)
}
