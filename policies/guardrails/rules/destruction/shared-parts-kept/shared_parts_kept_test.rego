package guardrails.rules.destruction.shared_parts_kept_test

import data.guardrails.rules.destruction.shared_parts_kept as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/shared-parts-kept"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
