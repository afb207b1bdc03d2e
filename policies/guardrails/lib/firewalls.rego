# METADATA
# title: Web application firewalls
# description: |
#   Which firewalls refuse requests that are known to be attacks. CVE-2021-44228 is the one that every service has to
#   expect: a firewall that refuses it has the rules of its vendor and leaves them on.
package guardrails.lib.firewalls

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.markers

# METADATA
# description: The findings about firewalls of AWS and Azure that do not refuse known attacks.
open_to_known_attacks contains found if {
	some change in changes.judged.aws_wafv2_web_acl
	not refuses(change)
	not companions.has(change, groups_apart)
	found := missing(change, ["rule"], bad_inputs)
}

open_to_known_attacks contains found if {
	some type, block in managed
	some change in changes.judged[type]
	not has_defaults(change, block)
	found := missing(change, array.slice(block, 0, 1), "a default rule set")
}

open_to_known_attacks contains findings.violation(change, block, "rule 944240 is on", "off") if {
	some type, block in managed
	some change in changes.judged[type]
	some path in attributes.paths(change.after, {"path": array.concat(block, ["*"])})
	switched_off(attributes.at(change.after, path))
}

bad_inputs := "AWSManagedRulesKnownBadInputsRuleSet"

managed := {
	"azurerm_cdn_frontdoor_firewall_policy": ["managed_rule"],
	"azurerm_frontdoor_firewall_policy": ["managed_rule"],
	"azurerm_web_application_firewall_policy": ["managed_rules", 0, "managed_rule_set"],
}

missing(change, path, wanted) := findings.undecided(change, path, wanted) if {
	markers.hidden(attributes.at(change.after, path))
} else := findings.violation(change, path, wanted, null)

refuses(change) if {
	some rule in documents.listed(change.after.rule)
	some statement in documents.listed(rule.statement)
	some group in documents.listed(statement.managed_rule_group_statement)
	group.name == bad_inputs
	not counts_only(rule)
}

refuses(change) if contains(change.after.rule_json, bad_inputs)

counts_only(rule) if {
	some action in documents.listed(rule.override_action)
	blocks := action.count
	not blocks in {null, []}
}

groups_apart := {key |
	some group in changes.present.aws_wafv2_web_acl_rule_group_association
	some managed_group in documents.listed(group.after.managed_rule_group)
	managed_group.name == bad_inputs
	not group.after.override_action == "count"
	some key in companions.keys(group, "web_acl_arn")
}

has_defaults(change, block) if {
	some path in attributes.paths(change.after, {"path": array.concat(block, ["*"])})
	set := attributes.at(change.after, path)
	regex.match(`^(Microsoft_)?DefaultRuleSet$`, set.type)
}

# The default of an application gateway; rules against this attack came with version 3.1.
has_defaults(change, block) if {
	some path in attributes.paths(change.after, {"path": array.concat(block, ["*"])})
	set := attributes.at(change.after, path)
	object.get(set, "type", null) in {"OWASP", null}
	set.version in {"3.1", "3.2"}
}

switched_off(set) if {
	some field in ["rule_group_override", "override"]
	some group in documents.listed(set[field])
	some rule in documents.listed(group.rule)
	"944240" in {object.get(rule, "id", ""), object.get(rule, "rule_id", "")}
	harmless(rule)
}

harmless(rule) if rule.enabled == false

harmless(rule) if lower(rule.action) in {"log", "allow"}
