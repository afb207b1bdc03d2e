# METADATA
# title: "Search domains must publish audit and error logs"
# description: |
#   The audit log shows who read what. Without it, the extent of a leak is unknown.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
# custom:
#   message: "Log {expected} is not published."
#   fix: "Publish AUDIT_LOGS and ES_APPLICATION_LOGS, both enabled."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     types:
#       - aws_opensearch_domain
#       - aws_elasticsearch_domain
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.search_logs

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some type in {"aws_opensearch_domain", "aws_elasticsearch_domain"}
	some change in changes.judged[type]
	published := attributes.at(change.after, ["log_publishing_options"])
	some wanted in ["AUDIT_LOGS", "ES_APPLICATION_LOGS"]
	found := unwritten(change, published, wanted)
}

unwritten(change, published, wanted) := findings.undecided(change, ["log_publishing_options"], wanted) if {
	markers.hidden(published)
} else := findings.violation(change, ["log_publishing_options"], wanted, null) if {
	not written(published, wanted)
}

# Enabled unless it says otherwise.
written(published, wanted) if {
	some option in published
	option.log_type == wanted
	not option.enabled == false
}
