# METADATA
# title: "Deletion protection must not be removed"
# description: |
#   Removing protection is the first step of deleting a protected resource.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "Protection will be removed: {path} becomes {actual}."
#   fix: "Keep {path} as it is, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     places: [protection-kept]
#     changes: [update]
#     sees: change
#   evidence: [resources, prior-state]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.protection_kept

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some type, all in changes.judged
	some protection in data.guardrails.places["protection-kept"][type]
	some change in all
	change.kind == "update"
	was_on(attributes.at(change.before, protection.path), protection)
	now := attributes.at(change.after, protection.path)
	not now.changed == false
	found := lost(change, protection, now)
}

was_on(value, protection) if attributes.one_of([protection.is[0]], value)

# Marked as sensitive, both sides are kept back; only that nothing changed is known for certain.
was_on(value, _) if markers.hidden(value)

lost(change, protection, now) := findings.undecided(change, protection.path, protection.is[0]) if {
	markers.hidden(now)
} else := findings.violation(change, protection.path, protection.is[0], now) if {
	not attributes.one_of([protection.is[0]], now)
}
