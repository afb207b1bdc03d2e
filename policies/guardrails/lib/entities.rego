# METADATA
# title: Entities
# description: |
#   What rules on entities of the catalog read. Anyone can write an entity, so nothing in it has the shape it should
#   have: what has another shape counts as not there.
package guardrails.lib.entities

# METADATA
# description: Ref of the entity, in lower case.
ref := input.subject.ref

# METADATA
# description: Kind of the entity, in lower case.
kind := split(ref, ":")[0]

# METADATA
# description: What is at a path of the entity; null where nothing is.
at(path) := object.get(input.subject.entity, path, null)

# METADATA
# description: The text at a path; undefined where there is none, or only spaces.
text(path) := value if {
	value := at(path)
	is_string(value)
	trim_space(value) != ""
}

# METADATA
# description: The text at a path as a finding shows it; null where there is none.
shown(path) := cut(text(path))

shown(path) := null if not text(path)

# METADATA
# description: A value as a finding shows it. A finding is kept, and an entity can have a text of any length.
cut(value) := substring(value, 0, 200) if is_string(value)

cut(value) := null if not is_string(value)

# METADATA
# description: Path of an annotation.
annotation_path(name) := ["metadata", "annotations", name]

# METADATA
# description: Value of an annotation; undefined where it is not set.
annotation(name) := text(annotation_path(name))

# METADATA
# description: Whether one of the annotations is set.
annotated(names) if {
	some name in names
	annotation(name)
}

# METADATA
# description: Whether there is a link of a type.
linked(type) if {
	some link in at(["metadata", "links"])
	lower(link.type) == type
}

# METADATA
# description: Whether a link says whom to contact.
has_contact if linked("contact")

has_contact if {
	some link in at(["metadata", "links"])
	startswith(lower(link.url), "mailto:")
}

# METADATA
# description: Refs of the entities that a relation leads to.
relations(type) := [relation.targetRef |
	some relation in at(["relations"])
	relation.type == type
]

# METADATA
# description: The lifecycle in lower case; undefined where there is none.
lifecycle := lower(text(["spec", "lifecycle"]))

# METADATA
# description: |
#   Whether it counts as production: any lifecycle that is not a known other one, and none at all, so that a misspelt
#   lifecycle ends no rule.
in_production if input.target.environmentClass == "production"

# METADATA
# description: The name in a reference, without kind and namespace.
bare_name(reference) := parts[count(parts) - 1] if {
	parts := split(replace(lower(trim_space(reference)), ":", "/"), "/")
}

# METADATA
# description: Whether a fact is known.
known(fact) if input.facts[fact].status == "known"

# METADATA
# description: What the entity refers to; undefined where that is not known.
references := input.facts["catalog.references"].value if known("catalog.references")

# METADATA
# description: The value is wrong.
violation(path, expected, actual) := {
	"resource": ref,
	"path": path,
	"expected": expected,
	"actual": actual,
}

# METADATA
# description: Nothing is set.
lacking(path, expected) := violation(path, expected, null)
