# METADATA
# title: Policy documents
# description: |
#   Reads access policies, which stand in plans as JSON text.
#   A document that is not known yet or cannot be read is unclear, never harmless.
package guardrails.lib.documents

import data.guardrails.lib.markers

# METADATA
# description: The statements that allow something, as `{index, value}`; an object in place of a list counts as a list of one.
allowing(document) := [{"index": i, "value": statement} |
	some i, statement in listed(json.unmarshal(document.text).Statement)
	not statement.Effect == "Deny"
]

# METADATA
# description: Whether nothing can be said about a document.
unclear(document) if markers.hidden(document.text)

unclear(document) if {
	not markers.hidden(document.text)
	not readable(document.text)
}

# METADATA
# description: A value that may stand alone or in a list, as a list.
listed(value) := value if is_array(value)

listed(value) := [value] if not is_array(value)

# METADATA
# description: Wildcards alone, however they are written.
wild(text) if trim(text, "*?:") == ""

# A word that is spelled otherwise is none that the rules look at, and nobody knows what the cloud makes of it.
readable(text) if {
	every statement in listed(json.unmarshal(text).Statement) {
		is_object(statement)
		object.keys(statement) - words == set()
	}
}

words := {"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"}
