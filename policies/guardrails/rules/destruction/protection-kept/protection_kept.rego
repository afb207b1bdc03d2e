# METADATA
# title: "Protection must not be removed"
# description: |
#   Removing protection is the first step of deleting a protected resource, or of what a firewall, a login or a policy kept out.
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
	was := attributes.at(change.before, protection.path)
	was_on(was, protection)
	now := attributes.at(change.after, protection.path)
	not now.changed == false
	found := lost(change, protection, was, now)
}

was_on(value, protection) if attributes.one_of([protection.is[0]], value)

was_on(value, protection) if {
	protection.set
	not markers.missing(value)
}

was_on(value, protection) if {
	protection.lowered == false
	is_number(value)
}

# Marked as sensitive, both sides are kept back; only that nothing changed is known for certain.
was_on(value, _) if markers.hidden(value)

lost(change, protection, was, now) := findings.undecided(change, protection.path, wanted(protection)) if {
	markers.hidden(now)
} else := findings.violation(change, protection.path, wanted(protection), now) if {
	not stays(protection, was, now)
}

stays(protection, _, now) if attributes.one_of([protection.is[0]], now)

stays(protection, _, now) if {
	protection.set
	not markers.missing(now)
}

stays(protection, was, now) if {
	protection.lowered == false
	now >= was
	is_number(now)
}

wanted(protection) := protection.is[0]

wanted(protection) := "set" if protection.set

wanted(protection) := "not lower" if protection.lowered == false
