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
	some attribute in [said_in(change)]
	found := missing(change, [attribute], bad_inputs)
}

said_in(change) := "rule_json" if {
	not markers.missing(object.get(change.after, "rule_json", null))
} else := "rule"

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
	some group in array.concat(written(change), in_text(change))
	group.name == bad_inputs
	every name in group.let_through {
		not startswith(name, log4j)
	}
}

# The rules of that group against CVE-2021-44228.
log4j := "Log4JRCE"

written(change) := [{"name": group.name, "let_through": let_through(rule, group)} |
	some rule in documents.listed(change.after.rule)
	some statement in documents.listed(rule.statement)
	some group in documents.listed(statement.managed_rule_group_statement)
]

let_through(rule, group) := {log4j | counts_only(rule)} | counted(group)

in_text(change) := [{"name": group.Name, "let_through": let_through_in_text(rule, group)} |
	some rule in json_rules(change)
	group := rule.Statement.ManagedRuleGroupStatement
]

let_through_in_text(rule, group) := {log4j | rule.OverrideAction.Count} | counted_in_text(group)

json_rules(change) := documents.listed(json.unmarshal(change.after.rule_json)) if {
	is_string(change.after.rule_json)
	json.is_valid(change.after.rule_json)
} else := []

counts_only(rule) if {
	some block in ["override_action", "action"]
	some action in documents.listed(rule[block])
	written_block(action.count)
}

# An empty block says what it is called.
written_block(block) if not block in {null, []}

counted(group) := {override.name |
	some override in documents.listed(group.rule_action_override)
	only_counted(override)
} | {excluded.name | some excluded in documents.listed(group.excluded_rule)}

only_counted(override) if {
	some action in documents.listed(override.action_to_use)
	some name in ["count", "allow"]
	written_block(action[name])
}

counted_in_text(group) := {override.Name |
	some override in group.RuleActionOverrides
	some name in ["Count", "Allow"]
	override.ActionToUse[name]
} | {excluded.Name | some excluded in group.ExcludedRules}

# METADATA
# description: Rules of firewalls of AWS that only count what they find.
only_counting contains findings.violation(change, ["rule", i], "a rule that refuses", "count") if {
	some change in changes.judged.aws_wafv2_web_acl
	some i, rule in documents.listed(change.after.rule)
	counts_only(rule)
}

only_counting contains findings.violation(change, ["rule", i, "statement", j, kind, k, "rule_action_override", l], "a rule that refuses", "count") if {
	some change in changes.judged.aws_wafv2_web_acl
	some i, rule in documents.listed(change.after.rule)
	some j, statement in documents.listed(rule.statement)
	some kind in ["managed_rule_group_statement", "rule_group_reference_statement"]
	some k, group in documents.listed(statement[kind])
	some l, override in documents.listed(group.rule_action_override)
	only_counted(override)
}

only_counting contains findings.violation(change, ["rule_json"], "rules that refuse", "count") if {
	some change in changes.judged.aws_wafv2_web_acl
	some rule in json_rules(change)
	counts_in_text(rule)
}

only_counting contains findings.violation(change, [kind, k, "rule_action_override", l], "a rule that refuses", "count") if {
	some change in changes.judged.aws_wafv2_web_acl_rule_group_association
	some kind in ["managed_rule_group", "rule_group_reference"]
	some k, group in documents.listed(change.after[kind])
	some l, override in documents.listed(group.rule_action_override)
	only_counted(override)
}

counts_in_text(rule) if rule.OverrideAction.Count

counts_in_text(rule) if rule.Action.Count

counts_in_text(rule) if {
	some kind in ["ManagedRuleGroupStatement", "RuleGroupReferenceStatement"]
	count(counted_in_text(rule.Statement[kind])) > 0
}

groups_apart := {key |
	some group in changes.present.aws_wafv2_web_acl_rule_group_association
	some managed_group in documents.listed(group.after.managed_rule_group)
	managed_group.name == bad_inputs
	not group.after.override_action == "count"
	every name in counted(managed_group) {
		not startswith(name, log4j)
	}
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
