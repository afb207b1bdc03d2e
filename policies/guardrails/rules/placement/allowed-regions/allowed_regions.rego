# METADATA
# title: "Resources must be in an allowed region"
# description: |
#   The location of data decides which law applies to it. Every further region must be monitored,
#   backed up and paid for.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2016/679/oj
#   - ref: https://docs.aws.amazon.com/general/latest/gr/rande.html
#   - ref: https://docs.cloud.google.com/spanner/docs/instance-configurations
# custom:
#   message: "Region {actual} is not allowed."
#   fix: "Set the region to one of: {expected}."
#   severity: high
#   level: mandatory
#   objective: "Keep data and costs in the chosen regions"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedRegions]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_regions

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.copies
import data.guardrails.lib.findings
import data.guardrails.lib.further
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.regions

# A resource without a region, for instance an identity policy, has none to be judged by.
finding contains found if {
	some direct in changes.judged
	some change in direct
	not of_the_edge(change)
	not of_its_parent(change)
	found := misplaced(change)
}

# What serves the whole world is kept where its service asks for it.
of_the_edge(change) if {
	change.region == "us-east-1"
	change.type in {"aws_acm_certificate", "aws_acm_certificate_validation"}
}

of_the_edge(change) if {
	change.region == "us-east-1"
	startswith(change.type, "aws_wafv2_")
	change.after.scope == "CLOUDFRONT"
}

# Where these are, the resource they belong to says, which is judged itself; or they have a region only if it is written.
of_its_parent(change) if {
	markers.unknown(change.region)
	some place in data.guardrails.places["parent-region"][change.type]
	not_written(attributes.at(change.after, place.path))
}

not_written(location) if markers.missing(location)

not_written(location) if location.computed

misplaced(change) := findings.undecided(change, ["region"], allowed) if {
	markers.hidden(change.region)
} else := moved(change) if {
	not allowed_region(change.region)
}

# A copy elsewhere is the data elsewhere.
finding contains found if {
	some copy in further.values(data.guardrails.places["replica-regions"])
	found := copied(copy.change, copy.path, regions.named(copy.value))
}

# Copies wherever the cloud likes are copies everywhere.
finding contains findings.violation(change, ["replication", 0, "auto"], allowed, "everywhere") if {
	some change in changes.judged.google_secret_manager_secret
	count(attributes.at(change.after, ["replication", 0, "auto"])) > 0
}

copied(change, path, region) := findings.undecided(change, path, allowed) if {
	regions.unclear(region)
} else := findings.violation(change, path, allowed, region) if {
	not allowed_region(region)
}

moved(change) := findings.fixed(found, "replace", allowed[0]) if {
	found := findings.violation(change, copies.region(change), allowed, change.region)
}

allowed_region(region) if regions.spelled(region) in spellings

allowed := parameters.values.allowedRegions

spellings := regions.within(allowed)
