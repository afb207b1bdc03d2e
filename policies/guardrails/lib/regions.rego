# METADATA
# title: Regions
# description: Which region or area a value names, whatever it is a name of.
package guardrails.lib.regions

import data.guardrails.lib.markers

# METADATA
# description: The region in the name of a vault, a bucket or a configuration of Spanner; any other value as it is.
named(value) := split(value, ":")[3] if {
	is_string(value)
	regex.match(`^arn:[^:]*:[^:]*:[a-z0-9-]+:`, value)
} else := configured(split(value, "/")) if {
	is_string(value)
	regex.match(`^(projects/.*/instanceConfigs/|regional-)`, value)
} else := value

configured(parts) := trim_prefix(parts[count(parts) - 1], "regional-")

# METADATA
# description: Whether nothing says where a value is, because it is not known or is a configuration of the customer's own.
unclear(region) if markers.hidden(region)

unclear(region) if startswith(region, "custom-")

# METADATA
# description: The spellings of regions and areas, with the names of what has all of its places in one of the areas.
within(areas) := {part |
	some area in areas
	some part in object.get(parts_of, spelled(area), {spelled(area)})
}

# Multi-regions and dual-regions of Google Cloud whose places, witnesses included, are all in one area, as Firestore,
# Spanner, Cloud KMS and Cloud Storage document them. `eur5` to `eur8` have places outside of the European Union.
# App Engine has names of its own for two regions: https://cloud.google.com/appengine/docs/standard/locations
parts_of := {
	"europe-west1": {"europe-west1", "europe-west"},
	"us-central1": {"us-central1", "us-central"},
	"eu": {"eu", "eur3", "eur4"},
	"us": {"us", "nam3", "nam4", "nam5", "nam6", "nam7", "nam8", "nam9", "nam10", "nam11", "nam12"},
}

# METADATA
# description: The one spelling of a region. Azure writes `West Europe` and `westeurope` for one place.
spelled(region) := lower(replace(region, " ", ""))
