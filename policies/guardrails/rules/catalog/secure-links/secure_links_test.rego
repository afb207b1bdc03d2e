package guardrails.rules.catalog.secure_links_test

import data.guardrails.rules.catalog.secure_links as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/secure-links"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
