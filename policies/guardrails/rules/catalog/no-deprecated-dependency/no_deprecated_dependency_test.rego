package guardrails.rules.catalog.no_deprecated_dependency_test

import data.guardrails.rules.catalog.no_deprecated_dependency as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/no-deprecated-dependency"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
