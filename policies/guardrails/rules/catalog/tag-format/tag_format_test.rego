package guardrails.rules.catalog.tag_format_test

import data.guardrails.rules.catalog.tag_format as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/tag-format"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
