package guardrails.rules.execution.listed_data_sources_test

import data.guardrails.rules.execution.listed_data_sources as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["execution/listed-data-sources"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
