# METADATA
# title: Planned policy documents
# description: |
#   Policies that Terraform writes during apply, from statements that the plan shows: `aws_iam_policy_document` reads late
#   when one of its values is known late. Its statements say what is wrong already. They never say that all is right: the
#   plan does not tell whether an expression changes the text, so the policy stays unclear.
package guardrails.lib.planned

import data.guardrails.lib.companions
import data.guardrails.lib.documents
import data.guardrails.lib.markers

# METADATA
# description: The policy documents that a value is made of, as JSON text, if it is made of one and of nothing else.
texts(value) := [text |
	markers.unknown(value)
	names := {trim_suffix(trim_suffix(reference, ".minified_json"), ".json") | some reference in value.references}
	count({companions.without_keys(name) | some name in names}) == 1
	some name in names
	some read in input.subject.changesByType.aws_iam_policy_document
	read.mode == "data"
	address(read) == companions.without_keys(name)
	not overridden(read.after)
	text := json.marshal({"Statement": [written(statement) |
		some statement in documents.listed(read.after.statement)
		clear(statement)
	]})
]

# All instances of a document are read alike.
address(read) := concat("", [prefix(read.module), "data.", read.type, ".", read.name])

prefix("") := ""

prefix(module) := concat("", [companions.without_keys(module), "."]) if module != ""

# Another document can replace a statement of this one.
overridden(after) if {
	some name in ["override_json", "override_policy_documents"]
	not markers.missing(object.get(after, name, null))
}

# Whom a statement lets in, and when, has to be known as a whole; of what it is about, the rest says enough.
clear(statement) if {
	is_object(statement)
	every part in ["principals", "not_principals", "condition", "effect", "actions", "not_actions", "not_resources"] {
		not hides(object.get(statement, part, null))
	}
}

hides(part) if {
	walk(part, [_, value])
	markers.hidden(value)
}

written(statement) := {word: value |
	some word, value in {
		"Effect": object.get(statement, "effect", null),
		"Action": object.get(statement, "actions", null),
		"NotAction": object.get(statement, "not_actions", null),
		"Resource": [shown(resource) | some resource in documents.listed(object.get(statement, "resources", []))],
		"NotResource": object.get(statement, "not_resources", null),
		"Principal": by_type(object.get(statement, "principals", [])),
		"NotPrincipal": by_type(object.get(statement, "not_principals", [])),
		"Condition": by_test(object.get(statement, "condition", [])),
	}
	not markers.missing(value)
}

# What a resource is called is not known yet; it is one, and no pattern for all.
shown(resource) := "known after apply" if markers.hidden(resource)

shown(resource) := resource if not markers.hidden(resource)

by_type(principals) := {principal.type: identifiers |
	some principal in principals
	identifiers := [identifier |
		some other in principals
		other.type == principal.type
		some identifier in other.identifiers
	]
}

by_test(conditions) := {condition.test: tests |
	some condition in conditions
	tests := {other.variable: values |
		some other in conditions
		other.test == condition.test
		values := [value |
			some same in conditions
			same.test == other.test
			same.variable == other.variable
			some value in same.values
		]
	}
}
