package guardrails.rules.reliability.search_replicas_test

import data.guardrails.rules.reliability.search_replicas as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/search-replicas"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
