package guardrails.rules.clusters.system_pool_test

import data.guardrails.rules.clusters.system_pool as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/system-pool"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
