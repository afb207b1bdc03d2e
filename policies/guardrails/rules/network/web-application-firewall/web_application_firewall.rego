# METADATA
# title: "Sites must be behind a web application firewall"
# description: |
#   A web application firewall stops known attacks before they reach the site, if it has rules against them. Rules that
#   only count or log what they find stop nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/web-application-firewall/overview
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
# custom:
#   message: "The firewall stops no attacks here: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [web-application-firewall]
#     types:
#       - aws_wafv2_web_acl
#       - google_compute_security_policy
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_wafv2_web_acl_rule_group_association]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.web_application_firewall

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.firewalls
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["web-application-firewall"])
}

finding contains found if {
	some found in firewalls.open_to_known_attacks
}

finding contains found if {
	some found in firewalls.only_counting
}

# The rules of Cloud Armor against known vulnerabilities are preconfigured, and none is in force before a rule that
# refuses names it. CVE-2021-44228 is the one that every service has to expect.
finding contains known_attacks(change) if {
	some change in changes.judged.google_compute_security_policy
	not of_another_kind(change)
	not refuses_known_attacks(change)
}

known_attacks(change) := findings.undecided(change, ["rule"], "a rule that refuses cve-canary") if {
	markers.unknown(change.after.rule)
} else := findings.violation(change, ["rule"], "a rule that refuses cve-canary", null)

# Policies of the network and of the edge have no such expressions.
of_another_kind(change) if change.after.type in {"CLOUD_ARMOR_EDGE", "CLOUD_ARMOR_NETWORK", "CLOUD_ARMOR_INTERNAL_SERVICE"}

refuses_known_attacks(change) if {
	some rule in change.after.rule
	startswith(rule.action, "deny")
	not rule.preview == true
	some match in rule.match
	some expression in match.expr
	regex.match(`evaluatePreconfigured(Expr|Waf)\(\s*['"]cve-canary`, expression.expression)
}

# Rules may stand apart.
refuses_known_attacks(change) if {
	some rule in changes.present.google_compute_security_policy_rule
	rule.after.security_policy == change.after.name
	startswith(rule.after.action, "deny")
	not rule.after.preview == true
	some match in rule.after.match
	some expression in match.expr
	regex.match(`evaluatePreconfigured(Expr|Waf)\(\s*['"]cve-canary`, expression.expression)
}

refuses_known_attacks(change) if {
	some rule in changes.present.google_compute_security_policy_rule
	some reference in rule.after.security_policy.references
	startswith(reference, concat(".", ["google_compute_security_policy", change.name]))
	startswith(rule.after.action, "deny")
	not rule.after.preview == true
}
