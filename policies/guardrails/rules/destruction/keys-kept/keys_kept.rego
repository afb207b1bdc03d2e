# METADATA
# title: "Encryption keys must not be deleted"
# description: |
#   Data encrypted with a deleted key is lost, backups included.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/destroy
# custom:
#   message: "{resource} protects encrypted data, and the plan will {actual} it."
#   fix: "Keep the key, and let it expire when nothing needs it any more."
#   severity: critical
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [delete, replace, forget]
#     sees: change
#   evidence: [resources]
#   parameters: [keyTypes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.keys_kept

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains findings.violation(change, [], "kept", change.kind) if {
	some change in changes.removed
	parameters.matches(parameters.values.keyTypes, change.type)
}
