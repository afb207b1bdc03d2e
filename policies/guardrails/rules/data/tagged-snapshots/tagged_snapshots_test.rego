package guardrails.rules.data.tagged_snapshots_test

import data.guardrails.rules.data.tagged_snapshots as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/tagged-snapshots"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
