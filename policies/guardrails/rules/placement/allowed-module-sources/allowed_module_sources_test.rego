package guardrails.rules.placement.allowed_module_sources_test

import data.guardrails.rules.placement.allowed_module_sources as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/allowed-module-sources"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
