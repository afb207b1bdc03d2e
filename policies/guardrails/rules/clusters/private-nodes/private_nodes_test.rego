package guardrails.rules.clusters.private_nodes_test

import data.guardrails.rules.clusters.private_nodes as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/private-nodes"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
