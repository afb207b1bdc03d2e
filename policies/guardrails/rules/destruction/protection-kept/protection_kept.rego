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
#     changes: [update, replace]
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
	change.kind in {"update", "replace"}
	was := attributes.at(earlier(change), protection.path)
	was_on(was, protection)
	now := attributes.at(change.after, protection.path)
	not now.changed == false
	found := lost(change, protection, was, now)
}

# The body of the generic Azure provider may be text.
earlier(change) := object.union(object.remove(change.before, ["body"]), {"body": json.unmarshal(change.before.body)}) if {
	is_string(change.before.body)
	is_object(json.unmarshal(change.before.body))
} else := change.before

was_on(value, protection) if attributes.one_of(protection.is, value)

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

lost(change, protection, was, now) := findings.undecided(change, protection.path, wanted(protection, was)) if {
	markers.hidden(now)
} else := findings.violation(change, protection.path, wanted(protection, was), now) if {
	not stays(protection, was, now)
}

stays(protection, was, now) if attributes.one_of(as_strong(protection, was), now)

# The weakest is first. Of a value that is kept back, only the strongest is as strong for certain.
as_strong(protection, was) := array.slice(protection.is, weakest, count(protection.is)) if {
	some weakest, value in protection.is
	attributes.one_of([value], was)
} else := [protection.is[count(protection.is) - 1]]

stays(protection, _, now) if {
	protection.set
	not markers.missing(now)
}

stays(protection, was, now) if {
	protection.lowered == false
	now >= was
	is_number(now)
}

wanted(protection, was) := attributes.expectation(as_strong(protection, was))

wanted(protection, _) := "set" if protection.set

wanted(protection, _) := "not lower" if protection.lowered == false
